import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TellingReason } from '../../../src/alarms/alarm-entry.ts';
import {
  LONGEST_SHORT,
  LONGEST_SUBJECT,
  messageShort,
  messageSubject,
  messageText,
} from '../../../src/alarms/message-text.ts';
import { at, message } from './messages.ts';

const LINK = 'http://127.0.0.1:7411/acknowledge?t=abc';

test('the first telling: who, what, since when, until when, why, the ticket, and the link', () => {
  expect(messageSubject(message())).toBe('Alarm rt:4711 Kestrel Hosting: first reaction due 14:40 CET');
  expect(messageText(message(), LINK)).toBe(`aurologic: rt:4711 waits for its first reaction.
Since 14:10 CET; due 14:40 CET.

Subject: No route to Frankfurt
Customer: Kestrel Hosting
Service: transit
Ticket: https://rt.example.net/Ticket/Display.html?id=4711

For J. Weber, duty level 1. Why now: it was raised.

Acknowledge: ${LINK}
That stops the alarm for a while, not the clock. Replying to this message acknowledges nothing.

Told Mon 23 Mar 2026 14:10 CET. Alarm rt:4711/first-reaction/1/1, telling 1.
`);
});

test('without a link it says where to acknowledge', () => {
  const text = messageText(message(), null);
  expect(text).toContain('Acknowledge it at a wall or a desk of the station: key A, or a touch.\nThat stops');
  expect(text).not.toContain('Acknowledge:');
});

test('an escalation says whom it was told before and how long was waited, with its unit', () => {
  const escalated = message({
    telling: 2,
    reasons: ['not-acknowledged', 'used-50'],
    level: 3,
    dueLevel: 2,
    standIn: 'nobody-at-level',
    before: { level: 1, at: at('2026-03-23T13:10:21Z') },
    tellingDueAt: at('2026-03-23T13:15:21Z'),
    toldAt: at('2026-03-23T13:25:20Z'),
    late: true,
    repeat: true,
  });
  expect(messageSubject(escalated)).toBe(
    'LATE: Alarm rt:4711 Kestrel Hosting: first reaction due 14:40 CET, duty level 3 (may be a repeat)',
  );
  const text = messageText(escalated, LINK);
  expect(text).toContain(
    'For J. Weber, duty level 3, since nobody is at duty level 2. Why now: not acknowledged by duty level 1 within 5 m; 50 % of the goal used, and nobody has reacted.',
  );
  expect(text).toContain('LATE: due at 14:15 CET, told only at 14:25 CET.');
  expect(text).toContain('This may be a repeat');
  expect(messageShort(escalated)).toMatch(
    /14:40 CET, duty level 3 \(may be a repeat\)\. not acknowledged by duty level 1/,
  );
});

test('an instant of another day than that of the telling has its weekday, one past due says so', () => {
  const night = message({
    raisedAt: at('2026-03-23T22:50:00Z'),
    dueAt: at('2026-03-23T23:20:00Z'),
    tellingDueAt: at('2026-03-23T22:50:00Z'),
    toldAt: at('2026-03-24T06:00:00Z'),
    late: true,
  });
  const text = messageText(night, null);
  expect(text).toContain('Since Mon 23 Mar 23:50 CET; was due 00:20 CET.');
  expect(text).toContain('LATE: due at Mon 23 Mar 23:50 CET, told only at 07:00 CET.');
});

test('the hour that a change of time repeats is told apart by its zone', () => {
  const times = ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'].map(
    (dueAt) =>
      messageSubject(message({ dueAt: at(dueAt), toldAt: at('2026-10-25T00:01:00Z') })).match(/due .*$/)![0],
  );
  expect(times).toEqual(['due 02:30 CEST', 'due 02:30 CET']);
  expect(messageSubject(message({ zone: 'America/Chicago' }))).toContain('due 08:40 CDT');
});

test('what is over, void from the start, silent, invented or a test says so', () => {
  const answered = message({
    end: { kind: 'reaction', at: at('2026-03-23T13:20:00Z'), by: 'K. Holm' },
    late: true,
  });
  expect(messageText(answered, LINK)).toContain(
    'No action is needed: already answered at 14:20 CET by K. Holm.',
  );
  expect(messageText(answered, LINK)).not.toContain('Acknowledge');
  const withdrawn = message({
    end: { kind: 'void', at: at('2026-03-23T13:20:00Z'), reason: 'flag-withdrawn' },
  });
  expect(messageText(withdrawn, LINK)).toContain('void at 14:20 CET: flag withdrawn.');
  const once = message({ once: true, dueAt: null });
  expect(messageSubject(once)).toBe('Alarm rt:4711 Kestrel Hosting: first reaction void from the start');
  expect(messageText(once, LINK)).toMatch(
    /^Void from the start\. No time of reaction is promised\. You are told once, and nobody is waited for\.$/m,
  );
  expect(messageText(once, LINK)).not.toContain('Acknowledge');
  const silent = message({ about: { kind: 'silence', station: 'oslo' }, ticket: null, dueAt: null });
  expect(messageSubject(silent)).toBe('Alarm station oslo: no sign of life');
  expect(messageText(silent, LINK)).toContain(
    'The Wallclock station oslo gives no sign of life.\nSince 14:10 CET.',
  );
  expect(messageText(silent, LINK)).not.toContain('not the clock');
  const tested = message({
    about: { kind: 'test', by: 'wall-1' },
    ticket: null,
    dueAt: null,
    once: true,
    demo: true,
  });
  expect(messageSubject(tested)).toBe('DEMO: Test alarm by wall-1');
  expect(messageText(tested, LINK)).toMatch(
    /^DEMO: this is invented data\..*\n\nThis is a test, asked for by wall-1\. /,
  );
});

test('what is void from the start says why', () => {
  const once = message({ once: true, dueAt: null, voidReason: 'emergency-not-activated' });
  expect(messageText(once, LINK)).toMatch(
    /^Void from the start\. No reaction is owed: emergency not activated\. You are told once, and nobody is waited for\.$/m,
  );
  expect(messageShort(once)).toBe(
    'Alarm rt:4711 Kestrel Hosting: first reaction void from the start. No reaction is owed: emergency not activated',
  );
});

test('no text of others adds a line to a subject, a header or a message', () => {
  const hostile = 'rt:1\r\nBcc: everybody@example.net\u2028\u202e\u0000x';
  const told = message({
    about: { kind: 'ticket', ticket: hostile, clock: 'first-reaction', cycle: 1, ordinal: 1 },
    alarm: hostile,
    ticket: { id: hostile, subject: hostile, url: hostile, customer: hostile, service: null, address: null },
    name: hostile,
    providerName: hostile,
  });
  expect(messageSubject(told)).not.toMatch(/[\r\n\u2028\u202e\0]/);
  expect(
    messageText(told, null)
      .split('\n')
      .filter((line) => line.startsWith('Bcc')),
  ).toEqual([]);
});

test('subjects and short forms are of one line, short enough, well formed, and keep the instant', () => {
  const reasons = fc.constantFrom<TellingReason>(
    'raised',
    'not-acknowledged',
    'lapsed',
    'escalated',
    'used-80',
  );
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.uniqueArray(reasons, { minLength: 1 }),
      fc.record({
        late: fc.boolean(),
        repeat: fc.boolean(),
        demo: fc.boolean(),
        level: fc.integer({ min: 1, max: 9 }),
      }),
      (ticket, customer, why, marks) => {
        const told = message({
          ...marks,
          reasons: why,
          about: { kind: 'ticket', ticket, clock: 'remote-reaction', cycle: 1, ordinal: 1 },
          ticket: { ...message().ticket!, id: ticket, customer },
        });
        const [subject, short] = [messageSubject(told), messageShort(told)];
        expect(subject.length).toBeLessThanOrEqual(LONGEST_SUBJECT);
        expect(short.length).toBeLessThanOrEqual(LONGEST_SHORT);
        for (const one of [subject, short]) {
          expect(one).toMatch(/^[^\p{Cc}]+$/u);
          expect(one.isWellFormed()).toBe(true);
          expect(one).toContain('due 14:40 CET');
        }
      },
    ),
  );
});

test('who stands in for somebody is told why', () => {
  const whom = (changes: object) =>
    /For [^\n]*?\. Why/.exec(messageText(message({ level: 2, dueLevel: 3, ...changes }), null))![0];
  expect(whom({ standIn: 'nobody-reached' })).toBe(
    'For J. Weber, duty level 2, since no channel reaches who is at duty level 3. Why',
  );
  expect(whom({ standIn: 'nobody-on-duty' })).toBe('For J. Weber, told when nobody is on duty, as now. Why');
});

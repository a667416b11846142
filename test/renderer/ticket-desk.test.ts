import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chosenLedger, clockKey } from '../../renderer/desk/chosen-clock.ts';
import { countedLengths, ledgerRows, stepsAround, wholeLines } from '../../renderer/desk/ledger-lines.ts';
import { ledgerNow } from '../../renderer/desk/ledger-now.ts';
import { reviewSteps } from '../../renderer/desk/review-steps.ts';
import { storyMomentText } from '../../renderer/desk/ticket-moments.ts';
import { addressOf, placeAt } from '../../renderer/desk/ticket-place.ts';
import { momentOfEntry, storyOf } from '../../renderer/desk/ticket-story.ts';
import { typedInstant } from '../../renderer/desk/typed-instant.ts';
import { ledgersAt } from '../src/boards/ticket-cases.ts';

const ZONE = 'Europe/Copenhagen';
const at = (text: string) => Date.parse(text);
const THEN = at('2026-03-23T13:22:00+01:00');

test('a place stands in the address, whatever the ticket is called', () => {
  const review = { ticketId: 'aura:A-20417', at: '2026-03-23T12:22:00Z', clock: 'onsite-reaction.1.1' };
  expect(addressOf(review)).toBe(
    '/desk/tickets/aura:A-20417?at=2026-03-23T12%3A22%3A00Z&clock=onsite-reaction.1.1',
  );
  expect(addressOf({ ...review, ticketId: null })).toBe('/desk/tickets');
  const text = fc.string({ unit: 'grapheme', minLength: 1 });
  const places = fc.record({
    ticketId: text.map((record) => `source:${record}`),
    at: fc.option(text),
    clock: fc.option(text),
  });
  fc.assert(
    fc.property(places, (place) => {
      const url = new URL(addressOf(place), 'http://station');
      expect(placeAt(url.pathname, url.search)).toEqual(place);
    }),
  );
});

test('an instant is read in every form in which the page writes it, and on the clocks of the zone', () => {
  const forms = [
    '23 Mar 2026 13:22:00',
    'Mon 23 Mar 2026 13:22:00',
    ' 23  march 2026  13:22 ',
    '23 Mar 13:22',
    '2026-03-23 13:22',
    '2026-03-23T13:22:00',
    '2026-03-23T13:22:00+01:00',
    '2026-03-23T12:22:00Z',
    '2026-03-23 12:22z',
  ];
  for (const form of forms)
    expect([form, typedInstant(form, ZONE, THEN)]).toEqual([form, { kind: 'instant', at: THEN }]);
  const problem = (text: string) => {
    const typed = typedInstant(text, ZONE, THEN);
    return typed.kind === 'problem' ? typed.problem : typed.at;
  };
  expect(['', 'yesterday', '13:2', '23 Foo 2026 13:22', '1742732520000'].map(problem)).toEqual(
    Array(5).fill('form'),
  );
  expect(
    ['30 Feb 2026 13:22', '2026-03-23 24:00', '23 Mar 2026 13:60', '2026-02-30T13:22:00Z'].map(problem),
  ).toEqual(Array(4).fill('date'));
  // A time alone is one of the day that is shown, and is said to be.
  const taken = { kind: 'instant', at: THEN, ofDay: true };
  expect(
    ['13:22', ' 13:22:00'].map((text) => typedInstant(text, ZONE, at('2026-03-23T00:30:00+01:00'))),
  ).toEqual([taken, taken]);
  expect(typedInstant('3:12', ZONE, THEN)).toEqual({ ...taken, at: at('2026-03-23T03:12:00+01:00') });
  expect(['24:00', '13:60'].map(problem)).toEqual(['date', 'date']);
  expect(typedInstant('02:30', ZONE, at('2026-03-29T12:00:00+02:00'))).toEqual({
    ...{ kind: 'problem', problem: 'skipped' },
  });
  // The clocks go from 02:00 to 03:00.
  expect(problem('29 Mar 2026 02:30')).toBe('skipped');
  // The clocks go back at 03:00: the first of the two.
  expect(problem('25 Oct 2026 02:30')).toBe(at('2026-10-25T02:30:00+02:00'));
});

test('whatever instant the page shows can be typed again', () => {
  const seconds = fc.integer({
    min: at('2000-01-01T00:00:00Z') / 1000,
    max: at('2037-01-01T00:00:00Z') / 1000,
  });
  fc.assert(
    fc.property(seconds, (second) => {
      const iso = new Date(second * 1000).toISOString().replace('.000Z', 'Z');
      expect(typedInstant(iso, ZONE, THEN)).toEqual({ kind: 'instant', at: second * 1000 });
    }),
  );
});

test('a moment has its date a week away, and its year in another year', () => {
  const moment = (text: string) => storyMomentText(at(text), ZONE, THEN);
  expect(moment('2026-03-20T14:35:20+01:00')).toBe('Fri 14:35:20');
  expect(moment('2026-03-10T14:35:20+01:00')).toBe('Tue 10 Mar 14:35:20');
  expect(moment('2025-12-30T14:35:20.125+01:00')).toBe('Tue 30 Dec 2025 14:35:20.125');
});

const fault = (now: number) => ledgersAt('sondergade', now);

test('the clock that asks for most is explained, unless another is asked for', () => {
  const { ledgers } = fault(THEN);
  expect(ledgers.map(clockKey)).toEqual(['onsite-reaction.1.1', 'remote-reaction.1.1']);
  expect(clockKey(chosenLedger(ledgers, null)!)).toBe('onsite-reaction.1.1');
  expect(clockKey(chosenLedger(ledgers, 'remote-reaction.1.1')!)).toBe('remote-reaction.1.1');
  expect(clockKey(chosenLedger(ledgers, 'gone.1.1')!)).toBe('onsite-reaction.1.1');
  expect(chosenLedger([], null)).toBeNull();
});

test('the story: every event in order, what it did to clocks, and the due instant among them', () => {
  const now = at('2026-03-23T15:20:14+01:00');
  const shown = fault(THEN);
  const known = fault(now);
  const story = storyOf(shown, known, chosenLedger(shown.ledgers, null));
  const told = story.map((entry) =>
    entry.kind === 'due'
      ? `due: ${entry.known.clock.state.kind}`
      : `${entry.event.type}: ${entry.effects.map((effect) => ('ledger' in effect ? `${effect.kind} ${effect.ledger.clock.kind}` : effect.kind)).join(', ')}`,
  );
  expect(told).toEqual([
    'opened: starts remote-reaction',
    'technician-required: calls-for onsite-reaction, void remote-reaction',
    'customer-informed: ',
    'customer-informed: ',
    'customer-informed: ',
    'due: breached',
    'customer-informed: ',
  ]);
  expect(story.map(({ later }) => later)).toEqual([false, false, false, false, false, true, true]);
  const instants = story.map(momentOfEntry);
  expect(instants).toEqual(instants.toSorted((a, b) => a - b));
  expect(reviewSteps(story, THEN, now)).toEqual({
    earlier: at('2026-03-23T12:49:40+01:00'),
    later: at('2026-03-23T14:10:00+01:00'),
  });
  expect(reviewSteps(story, instants[0], now).earlier).toBeNull();
  // Nothing is known to have happened after now.
  expect(reviewSteps(story, THEN, THEN).later).toBeNull();
});

test('the table has a running clock’s stretches whole, and they add up to what is used', () => {
  const [onsite] = fault(THEN).ledgers;
  const rows = ledgerRows(onsite);
  expect(rows.map((row) => (row.kind === 'due' ? 'due' : row.line.openMs / 60_000))).toEqual([
    110,
    0,
    370,
    'due',
  ]);
  expect(rows.map((row) => (row.kind === 'due' ? null : row.countedMs / 60_000))).toEqual([
    110,
    0,
    322,
    null,
  ]);
  expect(countedLengths(onsite).map((ms) => ms / 60_000)).toEqual([110, 322]);
  expect(countedLengths(onsite).reduce((sum, ms) => sum + ms, 0)).toBe(onsite.clock.usedMs);
  const { before, behind } = stepsAround(onsite);
  expect(before.map(({ what }) => what.kind)).toEqual(['agreement', 'clock', 'start', 'calendar']);
  expect(behind.map(({ what }) => what.kind)).toEqual(['state']);
});

test('a ledger that goes on by the page’s clock is the one that the station would tell', () => {
  const opened = at('2026-03-20T14:36:00+01:00');
  const due = at('2026-03-23T14:10:00+01:00');
  const instants = fc.integer({ min: opened, max: due - 1 });
  fc.assert(
    fc.property(instants, instants, (one, other) => {
      const [asked, now] = one <= other ? [one, other] : [other, one];
      const gone = ledgerNow(fault(asked).ledgers[0], now);
      const told = fault(now).ledgers[0];
      const whole = { ...told, lines: wholeLines(told.lines) };
      expect({ ...gone, lines: wholeLines(gone.lines) }).toEqual(whole);
      expect(countedLengths(gone)).toEqual(countedLengths(told));
    }),
    { numRuns: 60 },
  );
  const late = fault(due + 60_000).ledgers[0];
  expect(ledgerNow(late, due + 120_000)).toBe(late);
});

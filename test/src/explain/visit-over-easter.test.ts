// A visit over Easter, worked out by hand with a calendar on paper.
import { describe, expect, test } from 'vitest';
import { hours } from '../../../src/agreements/terms.ts';
import { isoOf } from '../../../src/calendars/iso.ts';
import { closedText } from '../../../src/explain/closed-text.ts';
import type { Ledger } from '../../../src/explain/ledger.ts';
import { stepText } from '../../../src/explain/step-text.ts';
import { AURA_RULES, fault, ledgersAt, lineText, readingsIn, stepsOfKind } from './explained-case.ts';

const closedIn = ({ lines }: Ledger) =>
  lines.flatMap(({ closed }) =>
    closed.map(({ date, why }) => `${date} ${why.kind === 'holiday' ? why.name : why.kind}`),
  );
const dueOf = ({ clock }: Ledger) => isoOf(clock.dueAt!);

describe('a Basis visit over Easter, reported Wednesday 1 April 2026 at noon', () => {
  const visit = fault('basis', [
    ['2026-04-01T10:00:00Z', 'opened', { channel: 'phone' }],
    ['2026-04-01T10:20:00Z', 'technician-required'],
  ]);
  const onsiteAt = (when: string) => ledgersAt(visit, AURA_RULES, when, 'onsite-reaction')[0];

  test('is due on Tuesday 7 April at noon: four hours on Wednesday, four on Tuesday', () => {
    const ledger = onsiteAt('2026-04-01T10:20:00Z');
    expect(dueOf(ledger)).toBe('2026-04-07T10:00:00Z');
    expect(ledger.lines.map(lineText)).toEqual([
      '2026-04-01T10:00:00Z/2026-04-01T10:20:00Z counted 1200000',
      '2026-04-01T10:20:00Z/2026-04-01T14:00:00Z ahead 13200000',
      '2026-04-01T14:00:00Z/2026-04-07T06:00:00Z ahead 0',
      '2026-04-07T06:00:00Z/2026-04-07T10:00:00Z ahead 14400000',
    ]);
    expect(ledger.lines.map(({ leftMs }) => leftMs)).toEqual([27_600_000, hours(4), hours(4), 0]);
  });

  test('names each holiday, the weekend and the nights', () => {
    const ledger = onsiteAt('2026-04-01T10:20:00Z');
    expect(closedIn(ledger)).toEqual([
      '2026-04-01 night',
      '2026-04-02 Skærtorsdag',
      '2026-04-03 Langfredag',
      '2026-04-04 weekend',
      '2026-04-05 Påskedag',
      '2026-04-06 Anden påskedag',
      '2026-04-07 night',
    ]);
    expect(closedText(ledger.lines[2].closed)).toBe(
      'night, Skærtorsdag Thu 2 Apr, Langfredag Fri 3 Apr, weekend, Påskedag Sun 5 Apr, Anden påskedag Mon 6 Apr, night',
    );
    expect(stepsOfKind(ledger, 'calendar')[0].what.between.map(([date]) => date)).toEqual([
      ...['2026-04-02', '2026-04-03', '2026-04-05', '2026-04-06'],
    ]);
  });

  test('waits on Good Friday at noon, cut there, and says why until when', () => {
    const ledger = onsiteAt('2026-04-03T10:00:00Z');
    expect(ledger.lines.map(lineText)).toEqual([
      '2026-04-01T10:00:00Z/2026-04-01T14:00:00Z counted 14400000',
      '2026-04-01T14:00:00Z/2026-04-03T10:00:00Z counted 0',
      '2026-04-03T10:00:00Z/2026-04-07T06:00:00Z ahead 0',
      '2026-04-07T06:00:00Z/2026-04-07T10:00:00Z ahead 14400000',
    ]);
    expect(ledger.clock).toMatchObject({ usedMs: hours(4), state: { kind: 'waiting' }, attention: 'watch' });
    const [{ what }] = stepsOfKind(ledger, 'state');
    expect(stepText(what, ledger).answer).toBe(
      'Waiting: nothing has stopped it, it is not past due, and its calendar is closed (Langfredag Fri 3 Apr, weekend, Påskedag Sun 5 Apr, Anden påskedag Mon 6 Apr, night). It resumes Tue 7 Apr 08:00.',
    );
    const [attention] = stepsOfKind(ledger, 'attention');
    expect(stepText(attention.what, ledger).answer).toBe('Watch, with 50 % of its goal used.');
  });

  test('names its agreement, its calendar and every reading', () => {
    const ledger = onsiteAt('2026-04-03T10:00:00Z');
    expect(ledger.steps.map(({ what }) => what.kind)).toEqual([
      ...['agreement', 'clock', 'start', 'calendar', 'due', 'state', 'attention'],
    ]);
    expect(readingsIn(ledger)).toEqual([
      'readings.onsiteStarts=report',
      'tiers.basis.onsite.calendar=aura-basis-onsite',
      'calendars.aura-basis-onsite.hours=Mon–Fri 08–16',
      'calendars.aura-basis-onsite.holidays.country=DK',
      'calendars.aura-basis-onsite.holidays.close=every-day',
      'readings.onsiteStops=technician-arrived, restored',
      'thresholds.watchPercent=50',
      'thresholds.urgentPercent=80',
    ]);
    expect(ledger.steps.map(({ sentence }) => sentence)).toEqual([
      'Serviceaftalen tegnes pr. enkelt adresse.',
      'Hvis teknikerbesøg er påkrævet: 8 timer',
      null,
      'på hverdage fra kl. 8 til 16 (undtaget helligdage)',
      ...[null, null, null],
    ]);
  });

  test('breached before Easter and stopped after it, it names the holidays of its overrun', () => {
    const late = fault('basis', [
      ['2026-03-31T10:00:00Z', 'opened', { channel: 'phone' }],
      ['2026-03-31T10:20:00Z', 'technician-required'],
      ['2026-04-07T07:00:00Z', 'technician-arrived'],
    ]);
    const [ledger] = ledgersAt(late, AURA_RULES, '2026-04-08T10:00:00Z', 'onsite-reaction');
    expect(dueOf(ledger)).toBe('2026-04-01T10:00:00Z');
    // Four hours of Wednesday and one of Tuesday are too much.
    expect(ledger.clock.remainingMs).toBe(-hours(5));
    expect(ledger.lines.map(({ leftMs }) => leftMs)).toEqual([
      ...[hours(4), hours(4), 0, -hours(4), -hours(4), -hours(5)],
    ]);
    expect(stepsOfKind(ledger, 'calendar')[0].what.between).toHaveLength(4);
  });
});

import i18next from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import { stepWords } from '../../renderer/desk/alarms/step-words.ts';
import { en } from '../../renderer/i18n/en.ts';
import { prepareWords } from '../../renderer/i18n/words.ts';
import { stepText, timelineText } from '../../renderer/walls/alarm-words.ts';
import { toldOnceText } from '../../renderer/walls/EmergencyAction.tsx';
import type { Recipient } from '../../src/alarms/timeline.ts';
import type { AlarmLine } from '../../src/boards/alarm-lines.ts';
import type { ToldNow } from '../../src/boards/alarm-told.ts';

const zone = 'Europe/Berlin';
const now = Date.parse('2026-03-23T10:42:16+01:00');
const minute = 60_000;
const t = i18next.t;

beforeAll(prepareWords);

const told: ToldNow = {
  at: now - minute,
  level: 2,
  dueLevel: 3,
  names: ['Katrin Möller'],
  unreached: ['Paul Lindqvist'],
  late: false,
  state: { kind: 'arrived', channel: 'E-mail', at: now - minute },
};
const walls: Partial<ToldNow> = { level: 1, unreached: [], state: { kind: 'walls' } };

describe('a wall says of a telling', () => {
  const textOf = (more: Partial<ToldNow> = {}) => stepText({ kind: 'told', ...told, ...more }, zone, now, t);

  test('whom it reached, and then whom no channel reaches', () => {
    expect(textOf()).toBe('duty level 2 K. Möller, E-mail 10:41, no channel reaches P. Lindqvist');
    expect(textOf({ unreached: [] })).toBe('duty level 2 K. Möller, E-mail 10:41');
  });

  test('that the walls alone told it, and who is on duty', () => {
    expect(textOf({ ...walls, names: ['Jonas Weber'] })).toBe('J. Weber on duty, told here 10:41');
    expect(textOf({ ...walls, names: [] })).toBe('nobody on duty, told here 10:41');
  });

  test('that waits for nobody, that somebody was told only where it arrived', () => {
    const once = (more: Partial<ToldNow>) => toldOnceText({ ...told, ...more }, '10:41', t);
    expect(once({})).toBe('told K. Möller 10:41');
    expect(once({ ...walls, names: ['Jonas Weber'] })).toBe('told here 10:41');
    expect(once({ state: { kind: 'sending', channel: 'E-mail' } })).toBe('telling K. Möller');
    const failing = { kind: 'failing', channel: 'E-mail', why: 'refused', nextTryAt: now } as const;
    expect(once({ state: failing })).toBe('K. Möller not told');
  });
});

test('a line leaves out whom no channel reaches before it leaves out a step', () => {
  const line: AlarmLine = {
    ...{ id: '1', about: { kind: 'silence', station: 'oslo' }, subject: null, zone, level: 'calm' },
    ...{ due: null, waits: null },
    steps: [
      { kind: 'raised', at: now - 9 * minute },
      { kind: 'told', ...told },
      { kind: 'next', at: now + minute, level: 2, names: [], again: true },
    ],
  };
  const two = { ...line, steps: line.steps.slice(0, 2) };
  expect(timelineText(two, now, 120, t)).toContain('no channel reaches');
  expect(timelineText(two, now, 20, t)).not.toContain('no channel reaches');
  const text = (room: number) => timelineText(line, now, room, t);
  const brief = 'raised 10:33 · duty level 2 K. Möller, E-mail 10:41 · again in 60 s';
  expect(text(120)).toBe(brief.replace(' · again', ', no channel reaches P. Lindqvist · again'));
  expect(text(brief.length)).toBe(brief);
  expect(text(brief.length - 1)).toBe('raised 10:33 · … · again in 60 s');
});

test('the level that was told last is told again, not next', () => {
  const next = { kind: 'next', at: now + 25 * minute, level: 2, names: ['Katrin Möller'] } as const;
  expect(stepText({ ...next, again: false }, zone, now, t)).toBe('next duty level 2 K. Möller in 25 m');
  expect(stepText({ ...next, again: true }, zone, now, t)).toBe('again in 25 m');
});

test('a wall without tickets does not say that no alarm can sound: one of a silent station may', () => {
  const { none, noneOf } = en.unconnected;
  for (const text of [none, ...Object.values(noneOf)]) expect(text).not.toContain('alarm');
  expect(noneOf.emergencies).toContain('no emergency can be known');
});

describe('a desk says of a telling', () => {
  const recipient = (name: string, level: number | null, isTried: boolean): Recipient => ({
    ...{ person: name, name, level },
    tries: isTried
      ? [{ at: now, channel: 'E-mail', attempt: 1, repeat: false, outcome: { kind: 'arrived', at: now } }]
      : [],
  });
  const paul = recipient('Paul Lindqvist', 3, false);
  const wrong = (level: number, dueLevel: number, ...to: Recipient[]) =>
    stepWords(
      {
        ...{ kind: 'told', at: now, dueAt: now, telling: 3, reasons: ['not-acknowledged'], late: false },
        ...{ level, dueLevel, to },
      },
      (id) => id,
      () => '10:42',
      t,
    ).wrong;

  test('that nobody at the level can be reached, where somebody is on duty at it', () => {
    expect(wrong(2, 3, paul, recipient('Katrin Möller', 2, true))).toEqual([
      'nobody at duty level 3 can be reached, so duty level 2 was told',
      'no channel to Paul Lindqvist was tried',
    ]);
    expect(wrong(3, 3, paul, recipient('Eva Falk', null, true))).toEqual([
      'nobody at duty level 3 can be reached, told to those named for that',
      'no channel to Paul Lindqvist was tried',
    ]);
    expect(wrong(3, 3, paul)).toEqual([
      'nobody at duty level 3 can be reached, the walls alone told it',
      'no channel to Paul Lindqvist was tried',
    ]);
  });

  test('that nobody is on duty at it, only where nobody is', () => {
    expect(wrong(2, 3, recipient('Katrin Möller', 2, true))).toEqual([
      'nobody is on duty at level 3, so duty level 2 was told',
    ]);
    expect(wrong(3, 3)).toEqual(['nobody is on duty at level 3, the walls alone told it']);
    expect(wrong(3, 3, recipient('Eva Falk', null, true))).toEqual([
      'nobody is on duty at level 3, told to those named for that',
    ]);
  });

  test('nothing of the level where it was told', () => {
    expect(wrong(2, 2, recipient('Katrin Möller', 2, true))).toEqual([]);
  });
});

import { expect, test } from 'vitest';
import { entityKey } from '../../../src/boards/board.ts';
import { type JudgedBoard, judgeBoard } from '../../../src/boards/judged-board.ts';
import { openNow } from '../../../src/boards/open-now.ts';
import type { HoursOf } from '../../../src/boards/opening-hours.ts';
import { terms } from './board-of.ts';

const ZONE = 'Europe/Copenhagen';
const at = (text: string) => Date.parse(text);

function boardAt(now: number, entities = terms()): JudgedBoard {
  return judgeBoard(new Map(entities.map((entity) => [entityKey(entity), entity])), now);
}

const openAt = (text: string) => openNow(boardAt(at(text)), ZONE, 20);

function names(of: readonly HoursOf[]): string {
  const name = (each: HoursOf) => {
    if (each.kind === 'tier') return [each.tier.name, ...each.promises].join(' ');
    return each.kind === 'desk' ? each.name : each.kind;
  };
  return of.map(name).join(' + ');
}

function told(text: string) {
  return openAt(text).providers.flatMap(({ name, lines }) =>
    lines.map(({ of, hours, holiday }) => {
      const until = hours?.until ? new Date(hours.until).toISOString().slice(0, 16) : null;
      return [name, names(of), hours?.kind, until, holiday];
    }),
  );
}

test('equal hours are one line; a tier is whole where it has hours of one kind', () => {
  expect(told('2026-03-23T15:20:14+01:00')).toEqual([
    ['aurologic', 'office', 'open', '2026-03-23T17:00', null],
    ['aurologic', 'emergency', 'open', null, null],
    ['AURA', 'support + phone', 'open', '2026-03-23T19:00', null],
    ['AURA', 'billing', 'open', '2026-03-23T15:00', null],
    ['AURA', 'Basis remote repair', 'closed', '2026-03-24T06:00', null],
    ['AURA', 'Basis onsite', 'open', '2026-03-23T15:00', null],
    ['AURA', 'Pro', 'open', null, null],
  ]);
});

test('a holiday is named on its own day, by the holidays of each calendar', () => {
  const [office, , support, , , onsite] = told('2026-04-06T12:00:00+02:00');
  expect(office).toEqual(['aurologic', 'office', 'closed', '2026-04-07T07:00', 'Ostermontag']);
  expect(support.slice(2)).toEqual(['closed', '2026-04-07T06:00', onsite[4]]);
  expect(onsite[4]).toMatch(/påskedag/);
  // A holiday on a Sunday keeps the weekend's hours of the phone.
  const [, , sunday] = told('2026-04-05T09:00:00+02:00');
  expect(sunday.slice(2)).toEqual(['closed', '2026-04-05T08:00', null]);
});

test('what changes next, and all that changes with it', () => {
  const { next } = openAt('2026-03-23T15:20:14+01:00');
  expect(next?.at).toBe(at('2026-03-23T16:00:00+01:00'));
  expect(next?.closes.map(({ provider, of }) => [provider, names(of)])).toEqual([
    ['AURA', 'billing'],
    ['AURA', 'Basis onsite'],
  ]);
  expect(next?.opens).toEqual([]);
  const morning = openAt('2026-03-24T07:30:00+01:00').next;
  expect(morning?.opens.map(({ of }) => names(of))).toEqual(['support + phone', 'billing', 'Basis onsite']);
});

test('midnights are local: the night of the time change is an hour shorter', () => {
  const { midnights, span } = openAt('2026-03-27T12:00:00+01:00');
  const hours = midnights.slice(1).map((midnight, i) => (midnight - midnights[i]) / 3_600_000);
  expect(hours).toEqual([24, 23, 24, 24, 24, 24]);
  expect(midnights.every((midnight) => span.start < midnight && midnight < span.end)).toBe(true);
  for (const { lines } of openAt('2026-03-27T12:00:00+01:00').providers) {
    for (const { tape } of lines) {
      expect([tape[0].start, tape.at(-1)?.end]).toEqual([span.start, span.end]);
    }
  }
});

test('the holidays on the tape are named with their days', () => {
  const [aurologic, aura] = openAt('2026-04-02T03:00:00+02:00').providers;
  expect(aurologic.holidays.map(({ name }) => name)).toContain('Karfreitag');
  expect(aura.holidays.map(({ at: day }) => new Date(day).toISOString())).toEqual([
    '2026-04-01T22:00:00.000Z',
    '2026-04-02T22:00:00.000Z',
    '2026-04-04T22:00:00.000Z',
    '2026-04-05T22:00:00.000Z',
  ]);
});

test('lines that find no place are counted', () => {
  const { providers, more } = openNow(boardAt(at('2026-03-23T15:20:14+01:00')), ZONE, 4);
  expect(providers.map(({ lines }) => lines.length)).toEqual([2, 2]);
  expect(more).toBe(3);
});

test('a calendar that the station did not send leaves its line unknown, and no other', () => {
  const without = terms().filter(({ id }) => id !== 'aura-billing');
  const { providers, next } = openNow(boardAt(at('2026-03-23T15:20:14+01:00'), without), ZONE, 20);
  const billing = providers[1].lines.find(({ of }) => names(of) === 'billing');
  expect(billing).toMatchObject({ hours: null, holiday: null, tape: [{ kind: 'unknown' }] });
  expect(next?.closes.map(({ of }) => names(of))).toEqual(['Basis onsite']);
});

test('beyond the end of a calendar nothing is claimed', () => {
  const { providers } = openAt('2027-03-30T12:00:00+02:00');
  const support = providers[1].lines[0];
  expect(support.tape.at(-1)?.kind).toBe('unknown');
  expect(providers[1].lines.at(-1)?.tape).toMatchObject([{ kind: 'open' }]);
});

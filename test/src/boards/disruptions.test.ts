import { describe, expect, test } from 'vitest';
import type { BoardDisruption, BoardEntity, BoardTicket } from '../../../src/boards/board.ts';
import { clocksBoard } from '../../../src/boards/clocks-board.ts';
import { boardOf, fault, fresh, type Happened, march } from './board-of.ts';

const now = '23 15:20:14';

/** The lines of the wall in short: a heading by its title, a row by its address, what is folded by its count. */
function linesAt(at: string, ...entities: BoardEntity[]): string[] {
  const { rows } = clocksBoard(boardOf(at, entities), fresh(at));
  const lines = rows.lines.map((line) => {
    if (line.kind === 'more') return `| +${line.more.count}`;
    if (line.kind === 'fault') return `${line.inside ? '| ' : ''}${line.row.about.text}`;
    return `# ${line.heading.title}: ${line.heading.clocks} of ${line.heading.faults}`;
  });
  return rows.more ? [...lines, `+${rows.more.count}`] : lines;
}
const lines = (...entities: BoardEntity[]) => linesAt(now, ...entities);

function disruption(title: string, from: string, more: Partial<BoardDisruption> = {}): BoardDisruption {
  return {
    kind: 'disruption',
    id: `tables:${title}`,
    provider: 'aura',
    title,
    objects: [],
    area: null,
    from: march(from),
    to: null,
    ...more,
  };
}

/** A fault of Pro whose address depends on the line `ring`. */
const inside = (id: string, opened: string, events: readonly Happened[] = []): BoardTicket =>
  fault(id, opened, 'pro', events, { lines: ['ring'] });
const ring = disruption('cut', '23 14:00', { objects: ['ring'] });
const late = '20 14:10';

describe('open faults inside a general disruption', () => {
  test('are gathered under it, each with its own clock, where the most urgent would stand', () => {
    expect(
      lines(fault('1', '23 14:45', 'pro'), inside('2', '23 14:50'), inside('3', '23 14:30'), ring),
    ).toEqual(['# cut: 2 of 2', '| address 3', '| address 2', 'address 1']);
    expect(lines(fault('1', '23 14:25', 'pro'), inside('2', '23 14:50'), ring)).toEqual([
      'address 1',
      '# cut: 1 of 1',
      '| address 2',
    ]);
  });

  test('late rows that are in none stay above it, also when one inside is late for longer', () => {
    expect(lines(fault('1', late, 'pro'), inside('2', '20 13:00'), inside('3', '23 15:00'), ring)).toEqual([
      'address 1',
      '# cut: 2 of 2',
      '| address 2',
      '| address 3',
    ]);
  });

  test('count by their address, a line it depends on, or the area', () => {
    const here = fault('1', '23 14:50', 'pro', [], { address: 'Søndergade 14, 8660 Skanderborg' });
    for (const more of [{ objects: ['a1'] }, { area: 'skanderborg' }, { area: '8660' }]) {
      expect(lines(here, disruption('cut', '23 14:00', more))[0]).toBe('# cut: 1 of 1');
    }
    expect(lines(here, disruption('cut', '23 14:00', { area: 'Skander', objects: ['a2'] }))).toEqual([
      'Søndergade 14, 8660 Skanderborg',
      '# cut: 0 of 0',
    ]);
  });

  test('are those of its own provider, open, and while it lasts', () => {
    const one = inside('1', '23 14:50');
    expect(lines(one, { ...ring, provider: 'another' })).toEqual(['address 1', '# cut: 0 of 0']);
    expect(lines(inside('1', '23 14:50', [['23 15:00', 'closed']]), ring)).toEqual(['# cut: 0 of 0']);
    const ending = { ...ring, from: march('23 15:00'), to: march('23 15:30') };
    expect(linesAt('23 14:59:59', one, ending)).toEqual(['address 1']);
    expect(linesAt('23 15:00', one, ending)).toEqual(['# cut: 1 of 1', '| address 1']);
    expect(linesAt('23 15:29:59', one, ending)).toEqual(['# cut: 1 of 1', '| address 1']);
    expect(linesAt('23 15:30', one, ending)).toEqual(['address 1']);
  });

  test('are counted in its heading when they have no open clock', () => {
    const reacted = inside('2', '23 14:30', [['23 14:50', 'repair-started']]);
    expect(lines(inside('1', '23 14:50'), reacted, ring)).toEqual(['# cut: 1 of 2', '| address 1']);
    expect(lines(reacted, ring)).toEqual(['# cut: 0 of 1']);
  });

  test('stand under the one that began first, of several', () => {
    const first = { ...ring, id: 'tables:z', title: 'first', from: march('23 13:00') };
    expect(lines(inside('1', '23 14:50'), ring, first)).toEqual([
      '# first: 1 of 1',
      '| address 1',
      '# cut: 0 of 0',
    ]);
  });
});

test('a disruption without a fault makes the wall worth showing', () => {
  expect(clocksBoard(boardOf(now, [ring]), fresh(now)).says).toBe(true);
  const ended = { ...ring, to: march('23 15:00') };
  expect(clocksBoard(boardOf(now, [ended]), fresh(now)).says).toBe(false);
});

test('forty faults of one disruption leave room for the others, and none is lost', () => {
  const many = Array.from({ length: 40 }, (_, i) => inside(String(i + 100), `23 14:${i + 10}`));
  // Until 15:09:59 none of them is late: one hour is promised.
  const at = '23 15:09:59';
  const alone = ['1', '2'].map((id) => fault(id, '23 15:00', 'pro'));
  expect(linesAt(at, ...many, ...alone, ring)).toEqual([
    '# cut: 40 of 40',
    ...Array.from({ length: 8 }, (_, i) => `| address ${i + 100}`),
    '| +32',
    'address 1',
    'address 2',
  ]);
  // Eleven are late: all of them stand there.
  expect(linesAt('23 15:20:01', ...many, ...alone, ring)).toEqual([
    '# cut: 40 of 40',
    ...Array.from({ length: 11 }, (_, i) => `| address ${i + 100}`),
    '| +29',
    '+2',
  ]);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clocksLines } from '../../../src/boards/clocks-lines.ts';
import type { ClocksBlock } from '../../../src/boards/disruptions.ts';
import type { FaultRow } from '../../../src/boards/fault-rows.ts';
import { fold } from '../../../src/boards/fold.ts';
import { LEVELS } from '../../../src/boards/level.ts';

let made = 0;
/** Rows in the order of the wall: late ones first. */
const rows = (maxLength: number) =>
  fc
    .array(fc.record({ level: fc.constantFrom(...LEVELS), dueAt: fc.nat(1000) }), { maxLength })
    .map((all) =>
      all
        .toSorted((a, b) => Number(b.level === 'late') - Number(a.level === 'late') || a.dueAt - b.dueAt)
        .map((row) => ({ ...row, key: String(made++), zone: 'UTC' }) as FaultRow),
    );
const alone = rows(20).map((all): ClocksBlock[] => all.map((row) => ({ kind: 'alone', row })));
const disruption = rows(20).map((inside): ClocksBlock => {
  const about = { key: `d${made++}`, title: 'cut', since: 0, zone: 'UTC', faults: inside.length };
  return { kind: 'disruption', disruption: { ...about, rows: inside } };
});
const blocks = fc
  .tuple(alone, fc.array(disruption, { maxLength: 4 }), fc.infiniteStream(fc.nat(100)))
  .map(([rest, disruptions, at]) => {
    const all = [...rest];
    for (const one of disruptions) all.splice(at.next().value % (all.length + 1), 0, one);
    return all;
  });
const places = fc.integer({ min: 3, max: 7 });

const inBlocks = (all: readonly ClocksBlock[]) =>
  all.flatMap((block) => (block.kind === 'alone' ? [block.row] : block.disruption.rows));

test('every clock is told once: by its row, or in one of the counts', () => {
  fc.assert(
    fc.property(blocks, places, (all, room) => {
      const { lines, more, untold } = clocksLines(all, room);
      const shown = lines.flatMap((line) => (line.kind === 'fault' ? [line.row] : []));
      expect(inBlocks(all).filter((row) => shown.includes(row))).toEqual(shown);
      let told = more?.count ?? 0;
      for (const [at, line] of lines.entries()) {
        if (line.kind === 'fault' && !line.inside) told++;
        if (line.kind !== 'disruption') continue;
        // Rows of a disruption that are not there are counted by its last line, or by its heading alone.
        const end = lines.findIndex(
          (one, i) => i > at && (one.kind === 'disruption' || (one.kind === 'fault' && !one.inside)),
        );
        const under = lines.slice(at + 1, end < 0 ? undefined : end);
        const counted = under.reduce((sum, one) => sum + (one.kind === 'more' ? one.more.count : 1), 0);
        if (under.length > 0) expect(counted).toBe(line.heading.clocks);
        told += line.heading.clocks;
      }
      expect(told).toBe(inBlocks(all).length);
      const headings = lines.filter(({ kind }) => kind === 'disruption').length;
      expect(headings + untold).toBe(all.filter(({ kind }) => kind === 'disruption').length);
    }),
  );
});

test('the lines fit, and no late row is folded while there are places', () => {
  fc.assert(
    fc.property(blocks, places, (all, room) => {
      const { lines, more, density } = clocksLines(all, room);
      const heights = lines.map((line) => (line.kind === 'fault' && !line.half ? 2 : 1));
      const last = more ? (density === 'half' ? 1 : 2) : 0;
      expect(heights.reduce((sum, height) => sum + height, last)).toBeLessThanOrEqual(room * 2);
      const late = inBlocks(all).filter(({ level }) => level === 'late');
      const shown = lines.flatMap((line) => (line.kind === 'fault' ? [line.row] : []));
      // Halved rows, a heading and a count for each disruption with late rows, and the last place.
      const concerned = all.filter(
        (block) => block.kind === 'disruption' && block.disruption.rows.some(({ level }) => level === 'late'),
      );
      if (late.length + concerned.length * 2 + 1 <= room * 2)
        expect(shown).toEqual(expect.arrayContaining(late));
    }),
  );
});

test('without a disruption rows are folded as on the other walls', () => {
  fc.assert(
    fc.property(alone, places, (all, room) => {
      const { lines, density, more } = clocksLines(all, room);
      const folded = fold(inBlocks(all), room, ({ level }) => level === 'late');
      expect({ rows: lines.map((line) => (line.kind === 'fault' ? line.row : null)), density, more }).toEqual(
        folded,
      );
    }),
  );
});

test('a heading says how all its clocks stand, folded or not', () => {
  fc.assert(
    fc.property(blocks, places, (all, room) => {
      for (const line of clocksLines(all, room).lines) {
        if (line.kind !== 'disruption') continue;
        const block = all.find((one) => one.kind === 'disruption' && one.disruption.key === line.key)!;
        const inside = inBlocks([block]);
        const others = inside.filter(({ level }) => level !== 'late').map(({ dueAt }) => dueAt);
        expect(line.heading.nextDueAt).toBe(others.toSorted((a, b) => a - b)[0] ?? null);
        expect(line.heading.late).toBe(inside.length - others.length);
        expect(line.heading.worst).toBe(
          LEVELS.find((level) => inside.some((row) => row.level === level)) ?? null,
        );
      }
    }),
  );
});

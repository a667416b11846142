// Each number of the alarm report equals a count over raw entries of random lives, and opens as many rows.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AskedAlarms, alarmQuestions } from '../../../main/database/alarm-questions.ts';
import { FIGURES, KEYS, LAST_NAME } from '../../../main/database/alarm-report.ts';
import { countQuestion, rowsQuestion } from '../../../main/database/alarm-rows.ts';
import { ENTRIES } from '../../../main/database/alarms.ts';
import { NOTES_OF_OPEN, NOTES_OF_TICKET } from '../../../main/database/notes.ts';
import type { Store } from '../../../main/database/store.ts';
import {
  ALARM_MEASURES,
  ALARM_NUMBERS,
  ALARM_PARTS,
  type AlarmGroup,
  type AlarmLine,
} from '../../../src/alarms/alarm-report.ts';
import type { BoardAlarm } from '../../../src/boards/board.ts';
import { monthAt } from '../../../src/compliance/counted.ts';
import { anyAlarm } from '../../src/alarms/any-alarm.ts';
import { temporaryStore } from '../temporary-store.ts';
import { naively } from './naive-alarms.ts';

const NOW = Date.parse('2026-03-31T12:00:00Z');
const ZONES: Record<string, string> = { aura: 'Europe/Copenhagen', aurologic: 'Europe/Berlin' };
const ASKED: AskedAlarms = { provider: null, until: null, months: 3, month: null };

const alarms = fc
  .integer({ min: 0, max: 14 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, n) => anyAlarm(n))));

function filled(all: readonly BoardAlarm[]): Store {
  const { store } = temporaryStore();
  store.db.transaction(() => {
    for (const { entries, kind: _, ...alarm } of all) {
      store.alarms.put({ ...alarm, nextAt: null });
      for (const entry of entries) store.alarms.add(alarm.id, entry);
      store.alarms.put({ ...alarm, nextAt: null });
    }
  })();
  return store;
}

const isTest = ({ about }: BoardAlarm) => about.kind === 'test';

/** A percentile as by hand: of so many in order, the one at that rank. */
const ranked = (all: readonly number[], percent: number) =>
  all.toSorted((a, b) => a - b)[Math.ceil((all.length * percent) / 100) - 1];

function expectLine(line: AlarmLine, all: readonly BoardAlarm[], of: Parameters<typeof naively>[1]): void {
  const counted = all.map((alarm) => naively(alarm, of)).filter((one) => one !== null);
  for (const number of ALARM_NUMBERS) {
    expect([number, line.counts[number]]).toEqual([
      number,
      counted.filter(({ numbers }) => numbers[number]).length,
    ]);
  }
  for (const measure of ALARM_MEASURES) {
    const lengths = counted.map((one) => one[measure]).filter((one) => one !== null);
    expect([measure, line.times[measure]]).toEqual([
      measure,
      lengths.length === 0
        ? null
        : {
            count: lengths.length,
            ...{ p50: ranked(lengths, 50), p90: ranked(lengths, 90) },
            ...{ p95: ranked(lengths, 95), p99: ranked(lengths, 99) },
          },
    ]);
  }
}

test('each number equals a count over raw entries, and opens as many alarms', () => {
  fc.assert(
    fc.property(
      alarms,
      fc.constantFrom(null, 'aura'),
      fc.constantFrom(null, '2026-02'),
      (all, provider, month) => {
        const questions = alarmQuestions(filled(all));
        const asked = { ...ASKED, provider, month };
        const monthOf = (one: BoardAlarm) => monthAt(one.raisedAt, ZONES[one.provider]);
        const meant = all.filter((one) => provider === null || one.provider === provider);
        const looked = meant.filter((one) => month === null || monthOf(one) === month);
        const real = looked.filter((one) => !isTest(one));
        const rowCount = (by: AlarmGroup | null, key: string | null, line: AlarmLine, tests = false) => {
          for (const number of ALARM_NUMBERS) {
            const behind = { by, key, number, measure: null, over: null, tests };
            const { count, rows } = questions.rows(asked, behind, 0, 200, NOW);
            expect([by, key, number, count]).toEqual([by, key, number, line.counts[number]]);
            expect(rows).toHaveLength(count);
          }
        };
        const report = questions.report(asked, NOW);
        const whole = { by: 'all', key: '' } as const;
        expectLine(report.total, real, whole);
        rowCount(null, null, report.total);
        expectLine(report.tests, looked.filter(isTest), whole);
        rowCount(null, null, report.tests, true);
        for (const line of report.months) {
          expectLine(
            line,
            meant.filter((one) => !isTest(one) && monthOf(one) === line.key),
            whole,
          );
          rowCount('month', line.key, line);
        }
        for (const line of report.providers) {
          expectLine(
            line,
            real.filter((one) => one.provider === line.key),
            whole,
          );
          rowCount('provider', line.key, line);
        }
        for (const by of ALARM_PARTS) {
          for (const line of questions.lines(asked, by, NOW)) {
            expectLine(line, real, { by, key: line.key });
            rowCount(by, line.key, line);
          }
        }
      },
    ),
    { numRuns: 25 },
  );
}, 120_000);

test('questions of alarms and notes are answered by an index', () => {
  const { store } = temporaryStore();
  const plan = (sql: string, ...values: unknown[]) =>
    store.db
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...values)
      .map(({ detail }) => detail)
      .join('\n');
  expect(plan(FIGURES, 'all', 0, '', 'aura', 0, 1)).toBe(
    'SEARCH alarm_figures USING PRIMARY KEY (of=? AND test=? AND key=? AND provider=? AND raised_at>? AND raised_at<?)',
  );
  expect(plan(KEYS, 'person')).toBe('SEARCH alarm_figures USING PRIMARY KEY (of=? AND test=?)');
  expect(plan(LAST_NAME, 'person', 'a', 'aura')).toBe(
    'SEARCH alarm_figures USING PRIMARY KEY (of=? AND test=? AND key=? AND provider=?)',
  );
  const part =
    'of = ? AND test = ? AND key = ? AND provider = ? AND raised_at >= ? AND raised_at < ? AND numbers & ? <> 0';
  const values = ['all', 0, '', 'aura', 0, 1, 1];
  const found =
    'SEARCH alarm_figures USING PRIMARY KEY (of=? AND test=? AND key=? AND provider=? AND raised_at>? AND raised_at<?)';
  expect(plan(countQuestion(part), ...values)).toBe(found);
  for (const parts of [1, 2, 3]) {
    const asked = Array.from({ length: parts }, () => values).flat();
    const rows = plan(rowsQuestion(Array(parts).fill(part)), ...asked, 50, 0);
    expect(rows.split(found)).toHaveLength(parts + 1);
    expect(rows).not.toContain('SCAN alarm');
    expect(rows).not.toContain('TEMP B-TREE');
  }
  expect(plan(ENTRIES, 'a')).toContain('alarm_entries_of_alarm');
  expect(plan(NOTES_OF_TICKET, 'a')).toContain('notes_of_ticket');
  expect(plan(NOTES_OF_OPEN, 0, 10)).toContain('SEARCH notes USING INDEX notes_by_instant');
});

test('a provider nobody knows and a month outside are refused in a sentence', () => {
  const { store } = temporaryStore();
  const questions = alarmQuestions(store);
  expect(() => questions.report({ ...ASKED, provider: 'nobody' }, NOW)).toThrow(
    /^provider: there is no 'nobody': ask for one of /,
  );
  expect(() => questions.report({ ...ASKED, month: '2025-01' }, NOW)).toThrow(
    'month: 2025-01 is not in the period from 2026-01 to 2026-03: ask for one of its months, or for another until',
  );
});

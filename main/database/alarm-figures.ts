import type { Alarm } from '../../src/alarms/alarm.ts';
import type { AlarmEntry } from '../../src/alarms/alarm-entry.ts';
import { numbersOf } from '../../src/alarms/alarm-report.ts';
import { alarmFigures, alarmParts } from '../../src/alarms/figures.ts';
import type { Db } from './database-file.ts';

const FORGET = 'DELETE FROM alarm_figures WHERE alarm = ?';
const PUT = `
INSERT INTO alarm_figures (of, test, key, provider, raised_at, alarm, name, numbers, told_ms, acknowledged_ms,
  reacted_ms, level, failures)
VALUES (@of, @test, @key, @provider, @raisedAt, @alarm, @name, @numbers, @toldMs, @acknowledgedMs,
  @reactedMs, @level, @failures)`;

/** What reports count of alarms. Writing happens within the caller's transaction. */
export interface AlarmFiguresKept {
  /** Puts what is counted of an alarm in place of what was. */
  keep(alarm: Alarm, entries: readonly AlarmEntry[]): void;
}

export function alarmFiguresIn(db: Db): AlarmFiguresKept {
  const forget = db.prepare(FORGET);
  const put = db.prepare(PUT);
  return {
    keep(alarm, entries) {
      const { id, raisedAt, provider, about, end } = alarm;
      forget.run(id);
      const all = { of: 'all', key: '', name: '', ...alarmFigures(alarm, entries) };
      for (const { late, lapsed, standing, ...counted } of [all, ...alarmParts(alarm, entries)]) {
        const numbers = numbersOf({ late, lapsed, standing, ...counted }, end !== null);
        const test = about.kind === 'test' ? 1 : 0;
        put.run({ ...counted, alarm: id, raisedAt, provider, test, numbers });
      }
    },
  };
}

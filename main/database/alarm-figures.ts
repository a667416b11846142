import type { Alarm } from '../../src/alarms/alarm.ts';
import type { AlarmEntry } from '../../src/alarms/alarm-entry.ts';
import { alarmFigures, alarmParts } from '../../src/alarms/figures.ts';
import type { Db } from './database-file.ts';

const FORGET = 'DELETE FROM alarm_figures WHERE alarm = ?';
const PUT = `
INSERT INTO alarm_figures (of, key, name, alarm, raised_at, provider, test, ended, standing, told_ms, acknowledged_ms,
  reacted_ms, late, lapsed, level, failures)
VALUES (@of, @key, @name, @alarm, @raisedAt, @provider, @test, @ended, @standing, @toldMs, @acknowledgedMs,
  @reactedMs, @late, @lapsed, @level, @failures)`;

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
      for (const { late, lapsed, ...counted } of [all, ...alarmParts(alarm, entries)]) {
        put.run({
          ...counted,
          alarm: id,
          raisedAt,
          provider,
          test: about.kind === 'test' ? 1 : 0,
          ended: end === null ? 0 : 1,
          late: late ? 1 : 0,
          lapsed: lapsed ? 1 : 0,
        });
      }
    },
  };
}

// The timeline of an alarm tells what was recorded, and as of an instant no more than that.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AlarmRules, USUAL_ALARM_RULES } from '../../../src/alarms/alarm-rules.ts';
import { alarmAsOf } from '../../../src/alarms/as-of.ts';
import { alarmTimeline } from '../../../src/alarms/timeline.ts';
import type { BoardAlarm } from '../../../src/boards/board.ts';
import { anyAlarm } from './any-alarm.ts';

const RUNS = { numRuns: 200 };

test('the timeline as of an instant is the beginning of the one as of later', () => {
  fc.assert(
    fc.property(anyAlarm(1), fc.nat(7_200_000), fc.nat(7_200_000), (alarm, a, b) => {
      const [first, then] = [alarm.raisedAt + Math.min(a, b), alarm.raisedAt + Math.max(a, b)];
      const kinds = (at: number) =>
        alarmTimeline(alarm, USUAL_ALARM_RULES, at)
          .filter((step) => step.at <= first && step.kind !== 'lapsed')
          .map(({ kind, at: when }) => `${kind} ${when}`);
      expect(kinds(then)).toEqual(kinds(first));
      const instants = alarmTimeline(alarm, USUAL_ALARM_RULES, then).map(({ at }) => at);
      expect(instants).toEqual(instants.toSorted((one, other) => one - other));
      expect(instants.every((at) => at <= then)).toBe(true);
    }),
    RUNS,
  );
});

test('each telling and acknowledgement that was recorded is a step, with each of its tries', () => {
  fc.assert(
    fc.property(anyAlarm(1), (alarm) => {
      const steps = alarmTimeline(alarm, USUAL_ALARM_RULES, Number.MAX_SAFE_INTEGER);
      const count = (kind: string) => alarm.entries.filter((entry) => entry.kind === kind).length;
      const told = steps.filter((step) => step.kind === 'told');
      expect(told).toHaveLength(count('telling'));
      const given = steps.filter(({ kind }) => kind === 'acknowledged');
      expect(given).toHaveLength(count('acknowledged') + alarm.acknowledged.length);
      const tries = told.flatMap(({ to }) => to.flatMap((one) => one.tries));
      expect(tries).toHaveLength(count('attempt'));
      for (const kind of ['arrived', 'failed'] as const) {
        expect(tries.filter(({ outcome }) => outcome.kind === kind)).toHaveLength(count(kind));
      }
    }),
    RUNS,
  );
});

/** Each acknowledgement, and until when it counts where nothing else happens. */
function givenIn({ acknowledged, entries }: BoardAlarm, { reactWithinMs }: AlarmRules) {
  const here = entries.filter((entry) => entry.kind === 'acknowledged');
  return [
    ...acknowledged.map(({ at }) => ({ at, until: at + reactWithinMs, isOnRecord: false })),
    ...here.map(({ at, countsMs }) => ({
      ...{ at, until: at + (countsMs ?? reactWithinMs) },
      isOnRecord: countsMs !== undefined,
    })),
  ];
}

const lapsedIn = (alarm: BoardAlarm, rules: AlarmRules) =>
  alarmTimeline(alarm, rules, Number.MAX_SAFE_INTEGER)
    .filter(({ kind }) => kind === 'lapsed')
    .map(({ at }) => at);

test('an acknowledgement lapses once, unless another, or the end, came before', () => {
  fc.assert(
    fc.property(anyAlarm(1), (alarm) => {
      const given = givenIn(alarm, USUAL_ALARM_RULES);
      const lapsed = given.filter(
        ({ at, until }) =>
          !alarm.once &&
          !given.some((other) => other.at > at && other.at <= until) &&
          !(alarm.end?.at != null && alarm.end.at <= until),
      );
      const instants = new Set(lapsed.map(({ until }) => until));
      expect(lapsedIn(alarm, USUAL_ALARM_RULES)).toEqual([...instants].sort((a, b) => a - b));
    }),
    RUNS,
  );
});

test('another rule since changes no lapse that is on record', () => {
  fc.assert(
    fc.property(anyAlarm(1), fc.nat(3_600_000), (any, reactWithinMs) => {
      const alarm = { ...any, acknowledged: [] };
      fc.pre(givenIn(alarm, USUAL_ALARM_RULES).every(({ isOnRecord }) => isOnRecord));
      const since = { ...USUAL_ALARM_RULES, reactWithinMs };
      expect(alarmTimeline(alarm, since, Number.MAX_SAFE_INTEGER)).toEqual(
        alarmTimeline(alarm, USUAL_ALARM_RULES, Number.MAX_SAFE_INTEGER),
      );
    }),
    RUNS,
  );
});

test('an alarm that ended later had not ended, and one that was raised later was none', () => {
  fc.assert(
    fc.property(anyAlarm(1), (alarm) => {
      const { end, raisedAt } = alarm;
      expect(alarmAsOf(alarm, raisedAt - 1)).toBeNull();
      if (end?.at != null) expect(alarmAsOf(alarm, end.at - 1)?.end).toBeNull();
      expect(alarmAsOf(alarm, Number.MAX_SAFE_INTEGER)?.end).toEqual(end);
    }),
    RUNS,
  );
});

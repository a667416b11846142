// The timeline of an alarm tells what was recorded, and as of an instant no more than that.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { USUAL_ALARM_RULES } from '../../../src/alarms/alarm-rules.ts';
import { alarmAsOf } from '../../../src/alarms/as-of.ts';
import { alarmTimeline } from '../../../src/alarms/timeline.ts';
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

test('an acknowledgement lapses once, unless another, or the end, came before', () => {
  fc.assert(
    fc.property(anyAlarm(1), (alarm) => {
      const { reactWithinMs } = USUAL_ALARM_RULES;
      const given = [
        ...alarm.acknowledged.map(({ at }) => at),
        ...alarm.entries.filter(({ kind }) => kind === 'acknowledged').map(({ at }) => at),
      ];
      const lapsed = given.filter(
        (at) =>
          !alarm.once &&
          !given.some((other) => other > at && other <= at + reactWithinMs) &&
          !(alarm.end?.at != null && alarm.end.at <= at + reactWithinMs),
      );
      const steps = alarmTimeline(alarm, USUAL_ALARM_RULES, Number.MAX_SAFE_INTEGER);
      const told = steps.filter(({ kind }) => kind === 'lapsed').map(({ at }) => at - reactWithinMs);
      expect(told).toEqual([...new Set(lapsed)].sort((a, b) => a - b));
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

import { expect, test } from 'vitest';
import { alarmSettings } from '../../../main/alarms/alarm-settings.ts';
import { alarmsConfig } from '../../../main/alarms/alarms-config.ts';
import { emergencies, FLAGGED } from './one-emergency.ts';

test('a length with a fraction of a millisecond keeps nobody from being told', () => {
  const written = {
    acknowledgeWithinMinutes: 3.33333,
    reactWithinMinutes: 7.77777,
    repeatPastDueMinutes: 33.33333,
  };
  const { rules } = alarmSettings(alarmsConfig.parse(written));
  const { store, step } = emergencies(['T']);
  store.alarming.plan = { ...store.alarming.plan, rules };
  expect(step(FLAGGED)).toEqual(['s:T 1 raised']);
  expect(step(FLAGGED + 199_999)).toEqual([]);
  expect(step(FLAGGED + 200_000)).toEqual(['s:T 2 not-acknowledged']);
});

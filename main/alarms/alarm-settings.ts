import { USUAL_ALARM_RULES } from '../../src/alarms/alarm-rules.ts';
import type { AlarmSettings } from '../../src/boards/board.ts';
import type { AlarmsConfig } from './alarms-config.ts';

/** In whole milliseconds, as instants are kept, however a length is written. */
const minutes = (count: number) => Math.round(count * 60_000);

/** What the pages are told of the `alarms` section. */
export function alarmSettings(config: AlarmsConfig): AlarmSettings {
  const { quietHours } = config.sound;
  return {
    rules: {
      acknowledgeWithinMs: minutes(config.acknowledgeWithinMinutes),
      reactWithinMs: minutes(config.reactWithinMinutes),
      sharesPercent: config.sharesPercent,
      repeatPastDueMs: minutes(config.repeatPastDueMinutes),
    },
    tiers: config.alsoFor,
    sound: {
      volume: config.sound.volumePercent / 100,
      quiet: quietHours
        ? { fromMinute: quietHours.from, toMinute: quietHours.to, volume: quietHours.volumePercent / 100 }
        : null,
    },
    provenWithinMs: minutes(config.provenWithinHours * 60),
  };
}

/** As on a station that is configured by nobody, such as a copy that is open for review. */
export const USUAL_ALARM_SETTINGS: AlarmSettings = {
  rules: USUAL_ALARM_RULES,
  tiers: [],
  sound: { volume: 0.8, quiet: null },
  provenWithinMs: minutes(168 * 60),
};

import type { Told } from '../../src/alarms/alarm-entry.ts';
import { type AlarmRules, USUAL_ALARM_RULES } from '../../src/alarms/alarm-rules.ts';
import type { AlarmedTier } from '../../src/alarms/raised.ts';

import type { Configuration } from '../configuration/configuration.ts';
import { alarmSettings } from './alarm-settings.ts';

/** How alarms are raised and told, as the writer knows it: people by id and name, never their addresses. */
export interface AlarmPlan {
  readonly rules: AlarmRules;
  readonly tiers: readonly AlarmedTier[];
  /** The channels that reach somebody, by the person's id, the first to be tried first. */
  readonly channels: ReadonlyMap<string, readonly string[]>;
  /** Who is told when nobody is on duty. */
  readonly fallback: readonly Told[];
  /** The sources that are synced: what came from one that was taken out stands still, and nobody is told of it. */
  readonly sources: readonly string[];
  /** On invented data, which every message says. */
  readonly demo: boolean;
}

/** As on a station that is configured by nobody: the walls alone tell of alarms. */
export const USUAL_ALARM_PLAN: AlarmPlan = {
  rules: USUAL_ALARM_RULES,
  tiers: [],
  channels: new Map(),
  fallback: [],
  sources: [],
  demo: false,
};

/** The plan of a configuration. */
export function alarmPlan(
  config: Pick<Configuration, 'alarms' | 'people' | 'sources'>,
  channels: AlarmPlan['channels'],
  demo: boolean,
): AlarmPlan {
  const names = new Map(config.people.map(({ id, name }) => [id, name]));
  return {
    rules: alarmSettings(config.alarms).rules,
    tiers: config.alarms.alsoFor,
    channels,
    fallback: config.alarms.fallback.map((person) => ({
      person,
      name: names.get(person) ?? person,
      level: null,
    })),
    sources: config.sources.map(({ id }) => id),
    demo,
  };
}

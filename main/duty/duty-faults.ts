import type { Terms } from '../../src/agreements/terms.ts';
import { overlap } from '../../src/calendars/period.ts';
import type { Fault } from '../agreements/fault.ts';
import type { Configuration } from '../configuration/configuration.ts';
import { isDemo } from '../configuration/configuration.ts';
import { didYouMean } from '../sync/did-you-mean.ts';
import { rosterOf } from './configured-rosters.ts';
import { DUTY_SOURCE } from './duty-source-id.ts';

type Path = Fault['path'];

/** What does not fit together in `people:`, `duty:` and whom `alarms:` names; `terms` are those of all providers. */
export function dutyFaults(config: Configuration, terms: readonly Terms[]): Fault[] {
  const zones = new Map(terms.map(({ provider, zone }) => [provider, zone]));
  const { people, duty, alarms, sources } = config;
  const faults: Fault[] = [];
  const fault = (path: Path, message: string) => faults.push({ path, message });
  const ids = people.map(({ id }) => id);
  for (const [i, id] of ids.entries()) {
    if (ids.indexOf(id) < i) fault(['people', i, 'id'], `'${id}' is used twice: rosters name people by it`);
  }
  const person = (path: Path, id: string) => {
    if (!ids.includes(id)) fault(path, `'${id}' is not one of people: ${hint(id, ids, 'add them there')}`);
  };
  const provider = (path: Path, id: string) => {
    if (!zones.has(id))
      fault(path, `'${id}' is not a provider: ${hint(id, [...zones.keys()], 'add its agreement')}`);
  };
  for (const [i, id] of alarms.fallback.entries()) person(['alarms', 'fallback', i], id);
  for (const [i, one] of alarms.alsoFor.entries()) {
    const path = ['alarms', 'alsoFor', i];
    provider([...path, 'provider'], one.provider);
    const own = terms.find((other) => other.provider === one.provider);
    if (!own) continue;
    const tiers = own.form === 'address-tiers' ? Object.keys(own.tiers) : [];
    if (!tiers.includes(one.tier)) {
      const remedy = tiers.length === 0 ? 'it has none' : `name one of ${tiers.join(', ')}`;
      fault(
        [...path, 'tier'],
        `'${one.tier}' is not a tier of ${one.provider}: ${hint(one.tier, tiers, remedy)}`,
      );
    }
  }
  const reserved = sources.findIndex(({ id }) => id === DUTY_SOURCE);
  if (reserved >= 0)
    fault(
      ['sources', reserved, 'id'],
      `'${DUTY_SOURCE}' is the id of the configured rosters: write another one`,
    );
  if (duty.length > 0 && isDemo(config))
    fault(['duty'], 'the demo has a roster of its own: leave duty out, or the demo');
  for (const [i, one] of duty.entries()) {
    const path = ['duty', i];
    provider([...path, 'provider'], one.provider);
    if (duty.findIndex((other) => other.provider === one.provider) < i)
      fault(
        [...path, 'provider'],
        `'${one.provider}' has a roster already: write its levels and overrides there`,
      );
    for (const [n, { level, rotations }] of one.levels.entries()) {
      const at = [...path, 'levels', n];
      if (one.levels.findIndex((other) => other.level === level) < n)
        fault([...at, 'level'], `level ${level} is written twice: write its rotations under one`);
      for (const [r, rotation] of rotations.entries()) {
        for (const [p, id] of rotation.people.entries()) person([...at, 'rotations', r, 'people', p], id);
      }
    }
    for (const [n, { person: id }] of one.overrides.entries())
      person([...path, 'overrides', n, 'person'], id);
    faults.push(...overrideFaults(config, i, zones.get(one.provider) ?? 'UTC'));
  }
  return faults;
}

/** Overrides that end before they begin, or overlap at one level. */
function overrideFaults({ duty }: Configuration, i: number, zone: string): Fault[] {
  const { overrides } = rosterOf(duty[i], zone);
  return overrides.flatMap((one, n): Fault[] => {
    const path = ['duty', i, 'overrides', n];
    if (one.end <= one.start)
      return [{ path: [...path, 'to'], message: 'is not after from: correct one of the two' }];
    const other = overrides
      .slice(0, n)
      .findIndex((before) => before.level === one.level && overlap(before, one));
    if (other < 0) return [];
    const which = `overlaps the ${ordinal(other + 1)} override of level ${one.level}`;
    return [{ path, message: `${which}: only one of the two can be on duty, so shorten or remove one` }];
  });
}

function ordinal(number: number): string {
  return ['first', 'second', 'third'][number - 1] ?? `${number}th`;
}

function hint(written: string, known: readonly string[], remedy: string): string {
  const meant = didYouMean(written, known);
  return meant === null ? remedy : `did you mean '${meant}'?`;
}

import type { AddressTiersTerms, Terms } from '../agreements/terms.ts';
import { type Calendar, calendarFrom } from '../calendars/calendar.ts';
import { ALL_TIME } from '../calendars/period.ts';
import { type TierBadge, tierBadge } from './fault-rows.ts';
import type { JudgedBoard } from './judged-board.ts';

/** What a tier promises by the clock. */
export type TierPromise = 'remote' | 'onsite' | 'repair' | 'reporting';

/** Who or what keeps some hours. */
export type HoursOf =
  /** A desk, in the provider's words. */
  | { readonly kind: 'desk'; readonly name: string }
  /** Promises of a tier; none named means all that it promises to do. */
  | { readonly kind: 'tier'; readonly tier: TierBadge; readonly promises: readonly TierPromise[] }
  /** The first reaction to emergencies. */
  | { readonly kind: 'emergency' };

/** Hours that are kept, and by whom: equal hours of one provider are one. */
export interface KeptHours {
  /** The calendars, equal in time; empty for what never stops. */
  readonly calendars: readonly string[];
  /** null when the station did not send it. */
  readonly calendar: Calendar | null;
  readonly of: readonly HoursOf[];
}

interface Entry {
  /** null: it never stops. */
  readonly calendar: string | null;
  readonly desk?: string;
  readonly tier?: string;
  readonly promise?: TierPromise;
}

/**
 * The hours of a provider: its desks, then what it promises by tier, then its emergencies. When a tier takes
 * reports is left to the desk that takes them, where one keeps the same hours.
 */
export function keptHours(terms: Terms, board: JudgedBoard): KeptHours[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entriesOf(terms)) {
    const time = timeOf(entry.calendar, board);
    const group = groups.get(time);
    if (entry.promise === 'reporting' && group?.some(({ desk }) => desk !== undefined)) continue;
    if (group) group.push(entry);
    else groups.set(time, [entry]);
  }
  const kept = [...groups.values()];
  return kept.map((group) => {
    const calendars = [...new Set(group.flatMap(({ calendar }) => (calendar === null ? [] : [calendar])))];
    const calendar = calendars.length > 0 ? (board.calendars.get(calendars[0]) ?? null) : always(terms.zone);
    return { calendars, calendar, of: namesOf(group, kept, terms) };
  });
}

function entriesOf(terms: Terms): Entry[] {
  const desks = terms.desks.map(({ name, calendar }) => ({ desk: name, calendar }));
  if (terms.form === 'emergency-tickets') return [...desks, { calendar: terms.firstReaction.calendar }];
  return [...desks, ...Object.keys(terms.tiers).flatMap((tier) => tierEntries(tier, terms))];
}

function tierEntries(tier: string, { tiers }: AddressTiersTerms): Entry[] {
  const { remote, onsite, repair, reporting } = tiers[tier];
  return [
    { tier, promise: 'remote', calendar: remote.calendar },
    { tier, promise: 'repair', calendar: repair.kind === 'hours' ? repair.calendar : null },
    { tier, promise: 'onsite', calendar: onsite.calendar },
    { tier, promise: 'reporting', calendar: reporting.kind === 'hours' ? reporting.calendar : null },
  ];
}

const ALWAYS = 'always';

/** The same for calendars that are open at the same time; one that is missing equals only itself. */
function timeOf(id: string | null, board: JudgedBoard): string {
  if (id === null) return ALWAYS;
  const calendar = board.calendars.get(id);
  if (!calendar) return `missing ${id}`;
  const { count, starts, ends, known } = calendar;
  const never = count === 1 && starts[0] <= known.start && ends[0] >= known.end;
  // The version follows from the zone, the span and every opening and closing in it.
  return never && known.end >= ALL_TIME.end ? ALWAYS : `${calendar.zone} ${calendar.version}`;
}

/** Open around the clock, for what is promised without naming a calendar. */
function always(zone: string): Calendar {
  const { start, end } = ALL_TIME;
  return calendarFrom({ id: ALWAYS, version: ALWAYS, zone, known: ALL_TIME, open: [start, end] });
}

function namesOf(group: readonly Entry[], all: readonly (readonly Entry[])[], terms: Terms): HoursOf[] {
  const names: HoursOf[] = [];
  const told = new Set<string>();
  for (const { desk, tier } of group) {
    if (desk !== undefined) names.push({ kind: 'desk', name: desk });
    else if (tier === undefined) names.push({ kind: 'emergency' });
    else if (!told.has(tier) && terms.form === 'address-tiers') {
      told.add(tier);
      const here = promisesOf(tier, group);
      const whole = all.every((other) => other === group || deedsOf(tier, other).length === 0);
      const badge = tierBadge(terms, tier) ?? { name: tier, nonStop: false };
      names.push({
        kind: 'tier',
        tier: badge,
        promises: whole && deedsOf(tier, group).length > 0 ? [] : here,
      });
    }
  }
  return names;
}

/** Taking a report is no deed yet: a tier is whole without it. */
function deedsOf(tier: string, group: readonly Entry[]): TierPromise[] {
  return promisesOf(tier, group).filter((promise) => promise !== 'reporting');
}

function promisesOf(tier: string, group: readonly Entry[]): TierPromise[] {
  return group.flatMap((entry) => (entry.tier === tier && entry.promise ? [entry.promise] : []));
}

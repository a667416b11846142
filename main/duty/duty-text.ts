import type { CurrentTerms } from '../../src/agreements/terms.ts';
import type { Instant, Period } from '../../src/calendars/period.ts';
import { coverage, levelsOf, type Stretch } from '../../src/duty/coverage.ts';
import type { RosterShift } from '../../src/duty/followed.ts';
import { momentIn } from '../../src/explain/local-moments.ts';

const DAY_MS = 86_400_000;
const DAYS_AHEAD = 14;
const MOST_NAMED = 3;

/** One sentence about a roster; a warning where nobody, or more than one, is on duty. */
export interface DutySentence {
  readonly isWarning: boolean;
  readonly sentence: string;
}

/** Who is on duty now, and after the next hand-over; and the gaps and overlaps of the next 14 days, by provider and level. */
export function dutySentences(
  shifts: readonly RosterShift[],
  terms: CurrentTerms,
  now: Instant,
): DutySentence[] {
  return byLevel(shifts, terms).flatMap(({ title, zone, level, own }): DutySentence[] => {
    const until = Math.max(now + DAYS_AHEAD * DAY_MS, ...own.map(({ end }) => end));
    const [current, ...later] = coverage(own, level, { start: now, end: until });
    const at = (instant: Instant) => momentIn(instant, zone, false);
    const then = later.find(({ on }) => on.length > 0);
    const next = then ? `, then ${namesOf(then)} from ${at(then.start)}` : '';
    const isNobody = current.on.length === 0;
    const who = isNobody ? 'nobody is on duty' : `${namesOf(current)} until ${at(current.end)}`;
    const ahead = [current, ...later].filter(({ start }) => start < now + DAYS_AHEAD * DAY_MS);
    const span = ({ start, end }: Stretch) =>
      end === until ? `from ${at(start)} on: the roster ends then` : `from ${at(start)} to ${at(end)}`;
    const told = (stretches: readonly Stretch[], what: (one: Stretch) => string): DutySentence[] => {
      const more = stretches.length - MOST_NAMED;
      const sentences = stretches.slice(0, MOST_NAMED).map((one) => `${title}: ${what(one)} ${span(one)}`);
      if (more > 0) sentences.push(`${title}: and ${more} more like that within ${DAYS_AHEAD} days`);
      return sentences.map((sentence) => ({ isWarning: true, sentence }));
    };
    return [
      { isWarning: isNobody, sentence: `${title}: ${who}${next} (${zone})` },
      ...told(
        ahead.filter((one) => one !== current && one.on.length === 0),
        () => 'nobody is on duty',
      ),
      ...told(
        ahead.filter(({ on }) => on.length > 1),
        (one) => `${namesOf(one)} are on duty together`,
      ),
    ];
  });
}

/** A roster by provider and level, for a terminal: who is on duty, from one hand-over to the next, in local time. */
export function rosterText(shifts: readonly RosterShift[], terms: CurrentTerms, span: Period): string {
  const parts = byLevel(shifts, terms).map(({ title, zone, level, own }) => {
    const at = (instant: Instant) => momentIn(instant, zone, false);
    const lines = coverage(own, level, span).map(
      ({ start, end, on }) =>
        `  ${at(start)} – ${at(end)}  ${on.length === 0 ? 'nobody' : on.map(({ name }) => name).join(', ')}`,
    );
    return [`${title} (${zone})`, ...lines].join('\n');
  });
  return parts.join('\n\n');
}

function byLevel(shifts: readonly RosterShift[], terms: CurrentTerms) {
  return [...Map.groupBy(shifts, ({ provider }) => provider)].flatMap(([provider, own]) => {
    const known = terms.get(provider);
    if (!known) return [];
    const { zone } = known;
    return levelsOf(own).map((level) => ({ title: `${provider}, level ${level}`, zone, level, own }));
  });
}

function namesOf({ on }: Stretch): string {
  return on.map(({ name }) => name).join(' and ');
}

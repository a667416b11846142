import type { Instant, Period } from '../../../../src/calendars/period.ts';
import { addDays, instantOf, type LocalDate } from '../../../../src/calendars/wall-time.ts';
import type { WorkImpact } from '../../../../src/planned-work/work.ts';
import { Chance } from './chance.ts';
import { ZONE } from './duty.ts';
import { exchangeOf, RINGS } from './lines.ts';
import { type WorkFacts, WorkStory } from './work-story.ts';

const MINUTE = 60_000;

/** How the work of a Monday goes. */
type Plot = 'in-time' | 'short-notice' | 'outside' | 'unannounced' | 'moved' | 'cancelled' | 'overrun';

/** What happens on one Monday after the other, again and again: each has work that is known a month ahead. */
const MONDAYS: readonly (readonly Plot[])[] = [
  ['in-time', 'short-notice'],
  ['in-time', 'moved'],
  ['in-time', 'outside'],
  ['short-notice', 'cancelled'],
  ['overrun', 'unannounced'],
  ['in-time', 'moved'],
  ['in-time', 'short-notice'],
  ['in-time', 'cancelled'],
];

/** Work of a Monday becomes known this many days before it, or later. */
export const KNOWN_DAYS_AHEAD = 34;

/** The planned work of one Monday, the `week`-th of the story; negative before it begins. */
export function workOfMonday(seed: number, monday: LocalDate, week: number): WorkStory[] {
  const plots = MONDAYS[((week % MONDAYS.length) + MONDAYS.length) % MONDAYS.length];
  return plots.map((plot, i) => told(new Chance(seed, 'window', week, i), monday, plot, i));
}

function told(chance: Chance, monday: LocalDate, plot: Plot, i: number): WorkStory {
  /** Some minutes past nine in the morning, this many days before the Monday. */
  const before = (low: number, high = low): Instant => {
    const days = Math.round(chance.between(low, high));
    return instantOf(addDays(monday, -days), 9 * 60 + Math.floor(chance.between(0, 400)), ZONE);
  };
  const id = `W-${monday.slice(2).replaceAll('-', '')}-${i + 1}`;
  const planned = plot === 'outside' ? spanOn(monday, -60, 112) : spanOn(monday, ...chance.pick(SPANS));
  const known = plot === 'unannounced' || plot === 'outside' ? before(10, 12) : before(KNOWN_DAYS_AHEAD - 3);
  const story = new WorkStory(id, factsOf(chance), planned, known);
  let done: Period = planned;
  switch (plot) {
    case 'unannounced':
    case 'outside':
      break;
    case 'short-notice':
      story.announce(before(2, 5));
      break;
    case 'cancelled':
      story.announce(before(12));
      story.cancel(before(3));
      return story;
    case 'moved': {
      // A week later; announced anew two days after that was decided.
      const days = planned.end - planned.start;
      const start = instantOf(addDays(monday, 7), 90, ZONE);
      done = { start, end: start + days };
      story.announce(before(13));
      story.move(before(6), done);
      story.announce(before(4));
      break;
    }
    default:
      story.announce(before(9, 15));
  }
  const start = done.start + chance.minutes(0, 7);
  const end = done.end + (plot === 'overrun' ? chance.minutes(25, 70) : -chance.minutes(4, 35));
  story.carryOut(start, end, Math.round(chance.between(4, 25)));
  return story;
}

/** From and to, in minutes after midnight: within Monday 00:00 to 06:00. */
const SPANS: readonly (readonly [from: number, to: number])[] = [
  [30, 210],
  [60, 300],
  [15, 120],
  [120, 285],
  [60, 240],
];

function spanOn(date: LocalDate, from: number, to: number): Period {
  // Counted from midnight on: the clocks are not changed within a window.
  const midnight = instantOf(date, 0, ZONE);
  return { start: midnight + from * MINUTE, end: midnight + to * MINUTE };
}

const ON_A_RING: readonly (readonly [title: string, reason: string, impact: WorkImpact])[] = [
  ['Core router upgrade', 'New software for the core routers', 'outage'],
  ['Fibre re-route', 'The cable gives way to a new road', 'outage'],
  ['Second uplink', 'Another 100 Gbit/s for the ring', 'reduced-redundancy'],
];

const IN_A_DISTRICT: readonly (readonly [title: string, reason: string, impact: WorkImpact])[] = [
  ['OLT card replacement', 'Cards at the end of their life', 'outage'],
  ['Access switches', 'New switches at the exchange', 'outage'],
  ['Power feed works', 'New batteries for the exchange', 'reduced-redundancy'],
  ['Exchange firmware', 'Upgrade of the software', 'degraded'],
];

function factsOf(chance: Chance): WorkFacts {
  const ring = chance.pick(RINGS);
  const wide = chance.happens(0.4);
  const [what, reason, impact] = chance.pick(wide ? ON_A_RING : IN_A_DISTRICT);
  const district = chance.pick(ring.districts);
  const where = wide ? ring.name : district;
  const objects = wide ? [ring.id] : [exchangeOf(district)];
  return { kind: 'service-window', title: `${what}, ${where}`, reason, impact, objects };
}

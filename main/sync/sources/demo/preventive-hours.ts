import { addDays, instantOf, type LocalDate, weekdayOf } from '../../../../src/calendars/wall-time.ts';
import { Chance } from './chance.ts';
import { ZONE } from './duty.ts';
import { exchangeOf, RINGS } from './lines.ts';
import { WorkStory } from './work-story.ts';

const MINUTE = 60_000;
const TUESDAY = 2;
const THURSDAY = 4;

const WORK: readonly (readonly [title: string, reason: string])[] = [
  ['Router restart', 'Memory leak of the running software'],
  ['Line card restart', 'Error counter rises'],
  ['Patch cable replaced', 'Weak light on one port'],
  ['Fan replaced', 'Fan alarm since yesterday'],
];

/** The preventive maintenance of a local day, known since the evening before: none on most days. */
export function preventiveWorkOn(seed: number, date: LocalDate): WorkStory[] {
  const chance = new Chance(seed, 'preventive', date);
  const weekday = weekdayOf(date);
  if (weekday !== TUESDAY && weekday !== THURSDAY && !chance.happens(0.15)) return [];
  const at = (minute: number) => instantOf(date, minute, ZONE);
  const week = Math.ceil(Number(date.slice(8)) / 7);
  const [what, why] = chance.pick(WORK);
  const district = chance.pick(chance.pick(RINGS).districts);
  const start = at(6 * 60 + Math.floor(chance.between(2, 20)));
  const facts = {
    kind: 'preventive',
    title: `${what}, ${district}`,
    // Once a month somebody forgets to say why.
    reason: week === 2 && weekday === TUESDAY ? null : why,
    impact: 'outage',
    objects: [exchangeOf(district)],
  } as const;
  const evening = instantOf(addDays(date, -1), 17 * 60, ZONE) + chance.minutes(0, 240);
  const planned = { start, end: start + Math.round(chance.between(10, 30)) * MINUTE };
  const id = `P-${date.slice(2).replaceAll('-', '')}`;
  const story = new WorkStory(id, facts, planned, evening);
  // Once a month it takes longer than usual.
  const long = week === 1 && weekday === THURSDAY;
  const downtime = Math.round(long ? chance.between(8, 22) : chance.between(1, 4));
  const begun = start + chance.minutes(0, 2);
  story.carryOut(begun, begun + downtime * MINUTE + chance.minutes(2, 5), downtime);
  return [story];
}

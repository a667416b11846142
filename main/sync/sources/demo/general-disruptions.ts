import type { CalendarBook } from '../../../../src/calendars/calendar-book.ts';
import type { Instant } from '../../../../src/calendars/period.ts';
import { instantOf } from '../../../../src/calendars/wall-time.ts';
import type { SourceRecord } from '../../source.ts';
import { ADDRESSES, type DemoAddress } from './addresses.ts';
import { Chance } from './chance.ts';
import { ZONE } from './duty.ts';
import { tellFault } from './fault-story.ts';
import { factsOf, type StoryDay } from './faults.ts';
import { districtOf, exchangeOf } from './lines.ts';
import { ONSITE_FAULTS, REMOTE_FAULTS } from './subjects.ts';
import { TicketStory } from './ticket-story.ts';

/** A general disruption: what is told of it, and the faults that are reported while it lasts. */
export interface DisruptionStory {
  readonly records: readonly SourceRecord[];
  readonly faults: readonly TicketStory[];
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** From this day of the story on there are any. */
const FROM_DAY = -3;
const CAUSES = ['Fibre cut', 'Power failure at the exchange', 'Line card failed', 'Excavator hit the duct'];

/** Districts with enough addresses for several faults at once. */
const DISTRICTS = [...Map.groupBy(covered(), ({ text }) => districtOf(text))]
  .filter(([, addresses]) => addresses.length >= 4)
  .map(([district]) => district);

function covered(): DemoAddress[] {
  return ADDRESSES.filter(({ tier }) => tier !== null);
}

/** The general disruptions that begin on a local day, with their faults. */
export function disruptionsOn(seed: number, day: StoryDay, calendars: CalendarBook): DisruptionStory[] {
  if (day.number < FROM_DAY) return [];
  return beginnings(seed, day).map((from, i) =>
    told(new Chance(seed, 'disruption', day.number, i), day, from, i, calendars),
  );
}

/**
 * When they begin. On the first day one follows the other, so that whoever starts the demo sees one within two
 * hours; that holds past its midnight. Then there is one every other day.
 */
function beginnings(seed: number, { number, date }: StoryDay): Instant[] {
  const chance = new Chance(seed, 'disruptions', number);
  const at = (hour: number) => instantOf(date, hour * 60, ZONE);
  if (number === 0) {
    return [0, 4, 8, 12, 16, 20].map((hour) => at(hour) + chance.minutes(10, 20));
  }
  if (number === 1) return [at(0) + chance.minutes(10, 20)];
  return chance.happens(0.5) ? [at(0) + chance.minutes(6 * 60, 20 * 60)] : [];
}

function told(
  chance: Chance,
  { number, date }: StoryDay,
  from: Instant,
  i: number,
  calendars: CalendarBook,
): DisruptionStory {
  // In one order, so that the same district does not come again soon.
  const turn = (number - FROM_DAY) * 7 + i;
  const district = DISTRICTS[(turn * 5) % DISTRICTS.length];
  const to = from + Math.round((2.6 * HOUR + chance.minutes(0, 45)) / MINUTE) * MINUTE;
  const byArea = chance.happens(0.5);
  const id = `D-${date.slice(2).replaceAll('-', '')}-${i + 1}`;
  const body = {
    id,
    title: `${chance.pick(CAUSES)}, ${district}`,
    provider: 'aura',
    objects: byArea ? [] : [exchangeOf(district)],
    area: byArea ? district : null,
    from,
    to: null,
  };
  const record = (sequence: number, at: Instant, end: Instant | null): SourceRecord => ({
    kind: 'disruption',
    record: id,
    sequence,
    at,
    body: { ...body, to: end },
  });
  const here = chance.shuffled(covered().filter(({ text }) => districtOf(text) === district));
  const faults = here.slice(0, Math.round(chance.between(3, 6))).map((address, n) => {
    const visit = chance.happens(0.6);
    const facts = factsOf(chance, address, chance.pick(visit ? ONSITE_FAULTS : REMOTE_FAULTS));
    const openedAt = from + chance.minutes(1, 50);
    const channel = chance.happens(0.2) ? 'email' : 'phone';
    const story = new TicketStory(`AA*d${i + 1}${n + 1}`, facts, openedAt, channel);
    tellFault(story, chance, address.tier!, visit, calendars);
    return story;
  });
  return { records: [record(0, from + chance.minutes(2, 5), null), record(1, to, to)], faults };
}

import type { Instant, Period } from '../../../../src/calendars/period.ts';
import { Chance } from './chance.ts';
import { type DemoCustomer, HOSTING_CUSTOMERS } from './customers.ts';
import { type Affected, type EmergencyPlot, emergencyStory } from './emergency-story.ts';
import { livelyStretches } from './quiet-hours.ts';
import type { TicketStory } from './ticket-story.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const INCLUDED = ['Colocation', 'IP-Transit', 'DDoS-Protection'];

const affected = (fits: (customer: DemoCustomer, kind: string, activated: boolean) => boolean): Affected[] =>
  HOSTING_CUSTOMERS.flatMap((customer) =>
    customer.services
      .filter((service) => fits(customer, service.kind, service.activatedDaysAgo !== null))
      .map((service) => ({ customer, service })),
  );

const IN_TIME = affected((c, kind, activated) => !c.parentId && (INCLUDED.includes(kind) || activated));
const NOT_ACTIVATED = affected((c, kind, activated) => !c.parentId && !INCLUDED.includes(kind) && !activated);
const CHILDREN = affected((c) => c.parentId !== null);

/** In one order for the whole story, so that the same customer does not come again soon. */
function inTurn(seed: number, list: readonly Affected[], turn: number): Affected {
  return new Chance(seed, 'turn', list.length).shuffled(list)[turn % list.length];
}

function listFor(plot: EmergencyPlot): readonly Affected[] {
  if (plot === 'child' || plot === 'accepted-child') return CHILDREN;
  return plot === 'not-activated' ? NOT_ACTIVATED : IN_TIME;
}

/** How many emergencies of one kind can begin in a lively stretch at most. */
const MOST_IN_STRETCH = 100;

/**
 * The emergencies of the present that open in a period. Everything that opens in a lively stretch is closed
 * before the quiet hour that follows.
 */
export function liveEmergencies(seed: number, begin: Instant, period: Period): TicketStory[] {
  return livelyStretches(seed, begin, period).flatMap((stretch) => [
    ...played(seed, stretch, period, 'e', [6, 17], clockPlot),
    ...played(seed, stretch, period, 'n', [26, 55], noClockPlot),
    ...played(seed, stretch, period, 'i', [60, 120], () => 'not-impacting'),
  ]);
}

const clockPlot = (chance: Chance): EmergencyPlot => (chance.happens(0.03) ? 'withdrawn' : 'reacted');
const noClockPlot = (chance: Chance): EmergencyPlot =>
  chance.pick(['not-activated', 'child', 'by-email', 'not-activated', 'accepted-child']);

function played(
  seed: number,
  stretch: Period & { number: number },
  period: Period,
  letter: string,
  [low, high]: readonly [number, number],
  plotOf: (chance: Chance) => EmergencyPlot,
): TicketStory[] {
  const timing = new Chance(seed, letter, stretch.number);
  return timing.spread(stretch.start, stretch.end - 25 * MINUTE, low, high).flatMap((openedAt, i) => {
    const chance = new Chance(seed, letter, stretch.number, i);
    const plot = plotOf(chance);
    const reactionMs = liveReaction(chance);
    const latest = stretch.end - chance.minutes(1, 8);
    const closedAt = Math.min(openedAt + reactionMs + chance.minutes(15, 50), latest);
    // Too near to the quiet hour to be told to its end.
    if (closedAt < openedAt + reactionMs + 10 * MINUTE) return [];
    if (openedAt < period.start || openedAt >= period.end) return [];
    const { customer, service } = inTurn(seed, listFor(plot), stretch.number * MOST_IN_STRETCH + i);
    return [emergencyStory(chance, { plot, customer, service, openedAt, closedAt, reactionMs, letter })];
  });
}

/** Mostly well within half an hour; of eleven about one is late. */
function liveReaction(chance: Chance): number {
  if (chance.happens(0.09)) return chance.minutes(31, 44);
  return Math.round((4 + 24 * chance.next() ** 1.1) * 60) * 1000;
}

/** Minutes to the first reaction in the weeks before: eleven in the middle, one of them late. */
const PAST_REACTIONS = [
  4, 5, 6, 6, 7, 8, 8, 9, 9, 10, 10, 11, 11, 11.5, 12, 12, 13, 14, 15, 16, 18, 19, 22, 27, 34,
];
const PAST_PLOTS: readonly EmergencyPlot[] = [
  'not-activated',
  'not-impacting',
  'child',
  'withdrawn',
  'by-email',
  'not-impacting',
  'accepted-child',
  'not-activated',
];

/** The emergencies of the days before the story begins, spread over all of them. */
export function pastEmergencies(seed: number, begin: Instant, days: number): TicketStory[] {
  const chance = new Chance(seed, 'past');
  const start = begin - days * DAY;
  const reactions = chance.shuffled(PAST_REACTIONS);
  const tell = (letter: string, plots: readonly EmergencyPlot[]) =>
    plots.map((plot, i) => {
      const step = (days * DAY) / plots.length;
      const openedAt = Math.round((start + step * (i + chance.between(0.05, 0.9))) / 1000) * 1000;
      const reactionMs = Math.round(reactions[i] * 60 + chance.between(-25, 25)) * 1000;
      const closedAt = openedAt + reactionMs + chance.minutes(20, 110);
      const { customer, service } = inTurn(seed, listFor(plot), i * 7 + 3);
      return emergencyStory(chance, { plot, customer, service, openedAt, closedAt, reactionMs, letter });
    });
  return [
    ...tell(
      'p',
      PAST_REACTIONS.map(() => 'reacted'),
    ),
    ...tell('q', PAST_PLOTS),
  ];
}

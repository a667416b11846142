// Generated events of a ticket: small stories, told one after the other.
import fc from 'fast-check';
import type { Line } from './arbitrary-fields.ts';
import {
  anyWriting,
  atMidnight,
  longTiming,
  nudge,
  resolveTiming,
  shortTiming,
  type Timing,
  type Writing,
  writeInstant,
} from './arbitrary-instants.ts';

const dayMs = 86_400_000;

/** Types that make a small story together, with how often it is told. */
type Phrase = readonly [weight: number, ...types: string[]];

const sharedPhrases: Phrase[] = [
  [2, 'restored'],
  [2, 'restored', 'reopened'],
  [1, 'restored', 'restored', 'reopened'],
  [1, 'restored', 'closed', 'reopened'],
  [2, 'closed'],
  [3, 'closed', 'reopened'],
  [1, 'closed', 'closed', 'reopened', 'reopened'],
  [1, 'closed', 'restored', 'reopened'],
  [1, 'closed', 'merged'],
  [1, 'merged'],
  [1, 'merged', 'reopened'],
  [2, 'reopened'],
  [1, 'staff-replied'],
  [1, 'escalated'],
];

const aurologicPhrases: Phrase[] = [
  ...sharedPhrases,
  [6, 'emergency-flagged'],
  [3, 'emergency-unflagged'],
  [3, 'emergency-flagged', 'emergency-unflagged'],
  [3, 'emergency-flagged', 'emergency-unflagged', 'emergency-flagged'],
  [1, 'emergency-flagged', 'emergency-flagged'],
  [1, 'emergency-unflagged', 'emergency-unflagged'],
  [2, 'emergency-flagged', 'case-accepted', 'emergency-unflagged'],
  [2, 'emergency-flagged', 'emergency-unflagged', 'case-accepted'],
  [2, 'emergency-flagged', 'staff-replied', 'case-accepted'],
  [1, 'case-accepted', 'staff-replied', 'emergency-flagged'],
  [1, 'emergency-flagged', 'staff-replied', 'emergency-unflagged'],
  [1, 'emergency-flagged', 'case-accepted', 'staff-replied', 'emergency-unflagged'],
  [1, 'emergency-flagged', 'closed', 'case-accepted', 'reopened'],
  [5, 'staff-replied'],
  [5, 'customer-replied'],
  [1, 'customer-replied', 'customer-replied'],
  [3, 'emergency-flagged', 'customer-replied', 'impact-classified'],
  [2, 'closed', 'emergency-flagged', 'customer-replied', 'impact-classified', 'reopened'],
  [8, 'impact-classified'],
  [3, 'case-accepted'],
  [1, 'restored', 'emergency-flagged', 'reopened'],
  [1, 'closed', 'emergency-flagged', 'reopened'],
  [1, 'closed', 'emergency-unflagged', 'reopened'],
  [1, 'closed', 'emergency-unflagged', 'emergency-flagged', 'reopened'],
  [1, 'closed', 'emergency-flagged'],
  [1, 'closed', 'case-accepted', 'reopened'],
  [1, 'reopened', 'case-accepted'],
  [2, 'closed', 'impact-classified', 'reopened'],
  [2, 'closed', 'customer-replied', 'reopened'],
  [1, 'closed', 'customer-replied', 'impact-classified'],
  [1, 'closed', 'staff-replied'],
  [1, 'escalated', 'staff-called'],
  [1, 'escalated', 'customer-informed'],
  [1, 'escalated', 'staff-replied', 'staff-called'],
  [1, 'staff-called'],
  [1, 'customer-informed'],
  [1, 'technician-required'],
  [1, 'access-refused'],
];

const auraPhrases: Phrase[] = [
  ...sharedPhrases,
  [4, 'technician-required'],
  [2, 'technician-not-required'],
  [3, 'technician-required', 'technician-not-required'],
  [2, 'technician-required', 'technician-not-required', 'technician-required'],
  [1, 'technician-required', 'technician-required'],
  [1, 'technician-not-required', 'technician-not-required'],
  [2, 'technician-required', 'repair-started', 'technician-not-required'],
  [2, 'technician-required', 'technician-not-required', 'repair-started', 'technician-required'],
  [2, 'technician-arrived', 'technician-required', 'technician-not-required'],
  [2, 'technician-required', 'technician-arrived', 'technician-not-required'],
  [1, 'technician-required', 'technician-not-required', 'technician-arrived', 'technician-not-required'],
  [3, 'technician-arrived'],
  [4, 'repair-started'],
  [1, 'repair-started', 'technician-required'],
  [2, 'repair-paused'],
  [1, 'repair-paused', 'repair-resumed'],
  [1, 'repair-started', 'repair-paused', 'repair-resumed', 'repair-paused'],
  [1, 'repair-resumed'],
  [2, 'access-refused'],
  [4, 'coverage-classified'],
  [1, 'restored', 'all-clear-sent'],
  [1, 'restored', 'all-clear-sent', 'restored'],
  [1, 'all-clear-sent'],
  [1, 'restored', 'closed', 'all-clear-sent'],
  [2, 'closed', 'coverage-classified', 'reopened'],
  [1, 'closed', 'technician-required', 'reopened'],
  [1, 'closed', 'technician-not-required', 'reopened'],
  [1, 'closed', 'repair-started'],
  [1, 'closed', 'access-refused', 'reopened'],
  [1, 'repair-paused', 'closed', 'reopened'],
  [1, 'customer-informed'],
  [1, 'emergency-flagged'],
  [1, 'customer-replied'],
];

const aurologicKnot = [
  'emergency-flagged',
  'emergency-unflagged',
  'case-accepted',
  'case-accepted',
  'staff-replied',
  'customer-replied',
  'impact-classified',
  'restored',
  'closed',
  'reopened',
  'reopened',
  'escalated',
];

const auraKnot = [
  'technician-required',
  'technician-required',
  'technician-not-required',
  'technician-not-required',
  'repair-started',
  'repair-paused',
  'technician-arrived',
  'coverage-classified',
  'restored',
  'all-clear-sent',
  'closed',
  'reopened',
];

export interface Step {
  readonly type: string;
  readonly timing: Timing;
  /** Whether it may lie before the events listed before it. */
  readonly backdated: boolean;
  readonly impact: string;
  readonly coverage: string;
  readonly writing: Writing;
  readonly by: boolean;
}

function anyStep(type: string, timing: fc.Arbitrary<Timing>): fc.Arbitrary<Step> {
  return fc.record({
    type: fc.constant(type),
    timing,
    backdated: fc.integer({ min: 0, max: 7 }).map((n) => n === 7),
    impact: fc.constantFrom('not-impacting', 'not-impacting', 'impacting', 'unknown'),
    coverage: fc.constantFrom('customer-network', 'customer-network', 'provider'),
    writing: anyWriting,
    by: fc.boolean(),
  });
}

function allAtOnce(types: readonly string[], timing: fc.Arbitrary<Timing>): fc.Arbitrary<Step[]> {
  return fc
    .tuple(...types.map((type) => anyStep(type, timing)))
    .map((steps) =>
      steps.map((step, index) =>
        index === 0 ? step : { ...step, timing: { way: 'after-previous', by: 0 }, backdated: false },
      ),
    );
}

/** One phrase; now and then all of it in one instant, where only the recorded order tells. */
function anyPhrase(types: readonly string[], timing: fc.Arbitrary<Timing>): fc.Arbitrary<Step[]> {
  const spread = fc.tuple(...types.map((type) => anyStep(type, timing)));
  return fc.oneof({ weight: 2, arbitrary: spread }, { weight: 1, arbitrary: allAtOnce(types, timing) });
}

/** What stops, starts and voids clocks, all in one instant and in any order. */
function anyKnot(types: readonly string[], timing: fc.Arbitrary<Timing>): fc.Arbitrary<Step[]> {
  return fc
    .shuffledSubarray([...types], { minLength: 2, maxLength: 5 })
    .chain((some) => allAtOnce(some, timing));
}

function anySteps(
  phrases: readonly Phrase[],
  knotted: readonly string[],
  timing: fc.Arbitrary<Timing>,
  overnight: fc.Arbitrary<Step[]>,
): fc.Arbitrary<Step[]> {
  const told = phrases.map(([weight, ...types]) => ({ weight, arbitrary: anyPhrase(types, timing) }));
  const knot = { weight: 8, arbitrary: anyKnot(knotted, timing) };
  return fc
    .array(fc.oneof(...told, knot, { weight: 3, arbitrary: overnight }), { maxLength: 7 })
    .map((list) => list.flat());
}

/**
 * One event, and another at the midnight after it: what an agreement or an activation says may have changed.
 */
function anyNight(before: string, after: string, timing: fc.Arbitrary<Timing>): fc.Arbitrary<Step[]> {
  return fc.tuple(anyStep(before, timing), anyStep(after, atMidnight));
}

/** Most emergency tickets are flagged soon, if not at once. */
export function aurologicSteps(): fc.Arbitrary<Step[]> {
  const flagged = anyStep('emergency-flagged', shortTiming);
  return fc
    .tuple(
      fc.option(flagged, { freq: 3 }),
      anySteps(
        aurologicPhrases,
        aurologicKnot,
        shortTiming,
        anyNight('emergency-flagged', 'case-accepted', shortTiming),
      ),
    )
    .map(([flag, steps]) => (flag === null ? steps : [flag, ...steps]));
}

export function auraSteps(): fc.Arbitrary<Step[]> {
  return anySteps(auraPhrases, auraKnot, longTiming, anyNight('closed', 'reopened', longTiming));
}

/** How the events are recorded: as they come, backwards, or anyhow. */
export type Recording = {
  readonly way: 'as-told' | 'backwards' | 'anyhow';
  readonly keys: readonly number[];
};

export const anyRecording: fc.Arbitrary<Recording> = fc.record({
  way: fc.constantFrom('as-told' as const, 'as-told' as const, 'backwards' as const, 'anyhow' as const),
  keys: fc.array(fc.nat({ max: 1000 }), { minLength: 40, maxLength: 40 }),
});

export interface Told {
  readonly at: number;
  readonly event: Line;
}

/** In the order in which they are recorded; `opened` stays first in event order. */
export function record(opened: Told, others: readonly Told[], recording: Recording): Told[] {
  const key = (index: number): number => recording.keys[index % recording.keys.length] ?? 0;
  let listed = [...others];
  if (recording.way === 'backwards') listed.reverse();
  if (recording.way === 'anyhow') {
    const keyed = others.map((told, index) => ({ told, key: key(index) }));
    listed = keyed.toSorted((a, b) => a.key - b.key).map(({ told }) => told);
  }
  const sameInstant = listed.findIndex((told) => told.at === opened.at);
  const latest = sameInstant === -1 ? listed.length : sameInstant;
  const place = recording.way === 'as-told' ? 0 : key(0) % (latest + 1);
  return listed.toSpliced(place, 0, opened);
}

function tell(step: Step, at: number): Told {
  const event: Line = { at: writeInstant(at, step.writing), type: step.type };
  if (step.type === 'impact-classified') event.impact = step.impact;
  if (step.type === 'coverage-classified') event.coverage = step.coverage;
  if (step.type === 'customer-replied' && step.by) event.flagged = true;
  if (step.type === 'escalated' && step.by) event.level = 2;
  if (step.type === 'merged' && step.by) event.into = 'T9';
  if (step.by) event.by = 'somebody';
  return { at, event };
}

const startingTypes = ['opened', 'reopened', 'emergency-flagged', 'case-accepted'];

function startsAmong(told: readonly Told[]): number[] {
  return told.filter((one) => startingTypes.includes(String(one.event.type))).map((one) => one.at);
}

export function tellAll(opened: Told, steps: readonly Step[]): Told[] {
  const told: Told[] = [opened];
  for (const step of steps) {
    const earlier = told.map((one) => one.at);
    const wanted = resolveTiming(step.timing, earlier, startsAmong(told));
    const soonest = step.backdated ? opened.at : Math.max(...earlier);
    told.push(tell(step, Math.max(soonest, wanted)));
  }
  return told.slice(1);
}

/** Where `now` lies: at an event or near it, some time after, or before the ticket was opened. */
export type NowWish =
  | { readonly way: 'at-event'; readonly which: number; readonly by: number }
  | { readonly way: 'timed'; readonly timing: Timing }
  | { readonly way: 'before-all' };

export function anyNow(timing: fc.Arbitrary<Timing>): fc.Arbitrary<NowWish> {
  const days = fc.integer({ min: 1, max: 30 }).map((count) => count * dayMs);
  const daysLater = days.map((by): Timing => ({ way: 'after-previous', by }));
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ way: fc.constant('at-event' as const), which: fc.nat({ max: 30 }), by: nudge }),
    },
    { weight: 12, arbitrary: fc.record({ way: fc.constant('timed' as const), timing }) },
    { weight: 2, arbitrary: fc.record({ way: fc.constant('timed' as const), timing: daysLater }) },
    { weight: 1, arbitrary: fc.constant({ way: 'before-all' as const }) },
  );
}

export function resolveNow(wish: NowWish, events: readonly Told[]): number {
  const instants = events.map((told) => told.at).toSorted((a, b) => a - b);
  if (wish.way === 'before-all') return (instants[0] ?? 0) - 1;
  if (wish.way === 'at-event') return (instants[wish.which % instants.length] ?? 0) + wish.by;
  return resolveTiming(wish.timing, instants, startsAmong(events));
}

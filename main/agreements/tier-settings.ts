import { z } from 'zod';
import type { Goal, TierTerms } from '../../src/agreements/terms.ts';
import { CHANNELS } from '../../src/tickets/event.ts';
import { goal, shownLength } from './goal.ts';
import { madeOnce } from './made-once.ts';
import { calendarName, filledText } from './names.ts';

const repair = () =>
  z.union(
    [
      z.literal('non-stop'),
      z.strictObject({ calendar: calendarName.meta({ description: 'The hours of repair work.' }) }),
    ],
    { error: 'is not the hours of repair work: write non-stop, or { calendar: … }' },
  );

const reporting = () =>
  z.union(
    [
      z.literal('any-time'),
      z.strictObject({
        calendar: calendarName.meta({ description: 'When faults are taken.' }),
        notBy: z.array(z.enum(CHANNELS)).default([]).meta({
          description: 'The channels by which a report is outside the hours, whenever it comes.',
        }),
      }),
    ],
    { error: 'is not the hours of reporting: write any-time, or { calendar: …, notBy: [email] }' },
  );

/** What one tier promises. */
export const tier = madeOnce(() =>
  z.strictObject({
    name: filledText.meta({ description: 'Its name on the walls.' }),
    remote: goal().meta({ description: 'The reaction to a fault that is mended from afar.' }),
    onsite: goal().meta({ description: 'The reaction where a technician’s visit is required.' }),
    repair: repair().meta({
      description:
        'When repair work goes on: non-stop until the fault is mended, or in the hours of a calendar.',
    }),
    reporting: reporting().default('any-time').meta({
      description: 'When faults may be reported: any-time, or in the hours of a calendar.',
    }),
    keepsInformed: z.boolean().default(false).meta({
      description: 'Whether status on the repair, and an all-clear after it, are promised.',
    }),
  }),
);

type TierSettings = ReturnType<typeof tier>;

/** A tier as the engine takes it. */
export function tierTerms(settings: z.infer<TierSettings>): TierTerms {
  const { repair: hours, reporting: taken } = settings;
  return {
    name: settings.name,
    remote: goalTerms(settings.remote),
    onsite: goalTerms(settings.onsite),
    repair: hours === 'non-stop' ? { kind: 'non-stop' } : { kind: 'hours', calendar: hours.calendar },
    reporting: taken === 'any-time' ? { kind: 'any-time' } : { kind: 'hours', ...taken },
    keepsInformed: settings.keepsInformed,
  };
}

/** A tier as it is written. */
export function shownTier(terms: TierTerms): z.input<TierSettings> {
  const { repair: hours, reporting: taken } = terms;
  return {
    name: terms.name,
    remote: shownGoal(terms.remote),
    onsite: shownGoal(terms.onsite),
    repair: hours.kind === 'non-stop' ? 'non-stop' : { calendar: hours.calendar },
    reporting:
      taken.kind === 'any-time'
        ? 'any-time'
        : { calendar: taken.calendar, notBy: [...taken.notBy] as Channels },
    keepsInformed: terms.keepsInformed,
  };
}

type Channels = (typeof CHANNELS)[number][];

/** A promise to react as the engine takes it. */
export function goalTerms({ goal: goalMs, ...rest }: z.infer<ReturnType<typeof goal>>): Goal {
  return { goalMs, ...rest };
}

/** A promise to react as it is written. */
export function shownGoal({ goalMs, ...rest }: Goal): z.input<ReturnType<typeof goal>> {
  return { goal: shownLength(goalMs), ...rest };
}

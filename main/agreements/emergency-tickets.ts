import { z } from 'zod';
import {
  CARRIED_FLAG,
  CHARGED_REPLIES,
  EMERGENCY_ORDER,
  UNALARMED,
  WITHDRAWN_FLAG,
} from '../../src/agreements/readings.ts';
import { type EmergencyTicketsTerms, RULES } from '../../src/agreements/terms.ts';
import { providerSettings, sharedSettings } from './any-agreement.ts';
import { goal } from './goal.ts';
import { madeOnce } from './made-once.ts';
import { calendarName, filledText } from './names.ts';
import { stoppingEvents } from './stopping-events.ts';
import { goalTerms, shownGoal } from './tier-settings.ts';

const readings = () =>
  z.strictObject({
    reactions: stoppingEvents(['staff-replied', 'restored']).meta({
      description: 'The events that are a first reaction: a public reply is one, and so is the cure.',
    }),
    withdrawnFlag: z.enum(WITHDRAWN_FLAG).default('voids-until-due').meta({
      description:
        'The flag taken back. voids-until-due: without a reaction, and not later than due, it makes the clock void. changes-nothing: the clock goes on.',
    }),
    carriedFlag: z.enum(CARRIED_FLAG).default('not-charged').meta({
      description:
        'A flag still set when a ticket is reopened. not-charged, or charged as another flagged ticket.',
    }),
    chargedReplies: z.enum(CHARGED_REPLIES).default('while-flagged').meta({
      description:
        'The replies that cost money in illicit usage. while-flagged: those while the flag is set. flagged-only: those flagged themselves. none.',
    }),
    noAlarmFor: z
      .array(z.enum(UNALARMED))
      .default(['outside-ticket-system', 'child-account'])
      .meta({ description: 'What raises no alarm, since such tickets are not processed.' }),
    order: z.enum(EMERGENCY_ORDER).default('remaining').meta({
      description: 'The order of emergencies on the wall: by the time that remains, or by when they started.',
    }),
  });

/** An agreement that promises a first reaction to tickets flagged as emergency. */
export const emergencyTickets = madeOnce(() =>
  z
    .strictObject({
      form: z
        .literal('emergency-tickets')
        .meta({ description: 'A first reaction to tickets flagged as emergency.' }),
      ...providerSettings(),
      firstReaction: goal().meta({ description: 'The first reaction that is promised to a flagged ticket.' }),
      office: calendarName.meta({
        description: 'The calendar of the hours in which other tickets are handled.',
      }),
      includedServices: z.array(filledText).default([]).meta({
        description: 'The services with emergency support by default, by kind or name.',
      }),
      freeActivationFromEur: z.number().min(0).nullable().default(null).meta({
        description:
          'The monthly revenue in EUR from which a customer can have it activated free of charge; null: never.',
      }),
      chargeEurNet: z.number().min(0).default(0).meta({
        description:
          'What illicit usage costs in EUR net, for each flag and each reply; 0: nothing is charged.',
      }),
      readings: readings()
        .prefault({})
        .meta({ description: 'Readings: how the agreement is read where it is silent.' }),
      ...sharedSettings(RULES['emergency-tickets']),
    })
    .meta({ title: 'Emergency tickets' }),
);
export type EmergencyTicketsFile = z.infer<ReturnType<typeof emergencyTickets>>;

/** The terms that a file of this form says. */
export function emergencyTicketsTerms({
  calendars: _,
  ...file
}: EmergencyTicketsFile): EmergencyTicketsTerms {
  return {
    ...file,
    sentences: file.sentences as Record<string, string>,
    firstReaction: goalTerms(file.firstReaction),
  };
}

/** Terms of this form as a file says them, without its calendars. */
export function shownEmergencyTickets(terms: EmergencyTicketsTerms) {
  return { ...terms, firstReaction: shownGoal(terms.firstReaction) };
}

import { z } from 'zod';
import {
  ACCESS_REFUSED,
  CUSTOMER_NETWORK,
  MOVED_WORK,
  ONSITE_STARTS,
  OUTSIDE_REPORTING_HOURS,
} from '../../src/agreements/readings.ts';
import { type AddressTiersTerms, type AttentionLevel, RULES } from '../../src/agreements/terms.ts';
import { providerSettings, sharedSettings } from './any-agreement.ts';
import { madeOnce } from './made-once.ts';
import { plainId } from './names.ts';
import { plannedWork, plannedWorkTerms, shownPlannedWork } from './planned-work-settings.ts';
import { stoppingEvents } from './stopping-events.ts';
import { shownTier, tier, tierTerms } from './tier-settings.ts';

const LEVELS = ['calm', 'watch', 'urgent', 'late'] as const satisfies readonly AttentionLevel[];

const level = (usual: AttentionLevel, what: string) =>
  z
    .enum(LEVELS)
    .default(usual)
    .meta({ description: `How loud a wall is about ${what}.` });
const count = (usual: number, what: string) =>
  z.number().int().min(0).max(100_000).default(usual).meta({ description: what });

const attention = () =>
  z.strictObject({
    statusUrgentMinutes: count(60, 'Minutes without word to the customer after which that is urgent.'),
    allClearUrgentMinutes: count(30, 'Minutes after which an all-clear that is owed is urgent.'),
    noticeUrgentDays: count(3, 'A notice still to be given is urgent with fewer days than these left.'),
    agreementEndUrgentDays: count(
      7,
      'Where a fault is open, an agreement that ends in so many days is urgent.',
    ),
    unannounced: level('urgent', 'work whose latest notice has passed'),
    shortNotice: level('watch', 'work announced too late'),
    outsideWindow: level('late', 'work outside its window'),
    overrun: level('late', 'work that goes on after its end'),
    longerThanUsual: level('watch', 'preventive work with more downtime than usual'),
    preventiveUnjustified: level('watch', 'preventive work without a reason'),
  });

const readings = () =>
  z.strictObject({
    remoteStops: stoppingEvents(['repair-started', 'technician-arrived', 'restored']).meta({
      description: 'The events that are a remote reaction.',
    }),
    onsiteStops: stoppingEvents(['technician-arrived', 'restored']).meta({
      description: 'The events that are an onsite reaction.',
    }),
    onsiteStarts: z.enum(ONSITE_STARTS).default('report').meta({
      description:
        'When an onsite reaction starts. report: with the report of the fault. technician-required: once a visit is required.',
    }),
    customerNetwork: z.enum(CUSTOMER_NETWORK).default('voids-clock').meta({
      description:
        "A fault in the customer's own network. voids-clock: it has no clock. clock-unchanged: its clock goes on.",
    }),
    accessRefused: z.enum(ACCESS_REFUSED).default('excuses').meta({
      description:
        'An access refused before the visit was due. excuses: a breach of it is excused. changes-nothing: it is not.',
    }),
    outsideReportingHours: z.enum(OUTSIDE_REPORTING_HOURS).default('clock-unchanged').meta({
      description:
        'A report outside the hours of reporting. clock-unchanged: its clocks start at once. starts-at-opening: they start when reporting opens.',
    }),
    movedWork: z.enum(MOVED_WORK).default('voids-notice').meta({
      description:
        'Work moved to another day, or earlier. voids-notice: it has to be announced anew. keeps-notice: the old notice counts.',
    }),
  });

/** An agreement that promises reaction times by the tier that was bought for an address. */
export const addressTiers = madeOnce(() =>
  z
    .strictObject({
      form: z
        .literal('address-tiers')
        .meta({ description: 'Reaction times by the tier bought for an address.' }),
      ...providerSettings(),
      tiers: z
        .record(plainId, tier())
        .refine((tiers) => Object.keys(tiers).length > 0, { error: 'is empty: name at least one tier' })
        .meta({
          description: 'What can be bought for an address, by the id that tables of agreements name.',
          minProperties: 1,
        }),
      plannedWork: plannedWork().meta({
        description: 'When planned work may happen, and how early it is announced.',
      }),
      attention: attention()
        .prefault({})
        .meta({ description: 'Readings: what asks for attention besides clocks.' }),
      readings: readings()
        .prefault({})
        .meta({ description: 'Readings: how the agreement is read where it is silent.' }),
      ...sharedSettings(RULES['address-tiers']),
    })
    .meta({ title: 'Tiers by address' }),
);
export type AddressTiersFile = z.infer<ReturnType<typeof addressTiers>>;

/** The terms that a file of this form says. */
export function addressTiersTerms({ calendars: _, ...file }: AddressTiersFile): AddressTiersTerms {
  const tiers = Object.entries(file.tiers).map(([id, one]) => [id, tierTerms(one)] as const);
  return {
    ...file,
    sentences: file.sentences as Record<string, string>,
    tiers: Object.fromEntries(tiers),
    plannedWork: plannedWorkTerms(file.plannedWork),
  };
}

/** Terms of this form as a file says them, without its calendars. */
export function shownAddressTiers(terms: AddressTiersTerms) {
  const tiers = Object.entries(terms.tiers).map(([id, one]) => [id, shownTier(one)] as const);
  return {
    ...terms,
    tiers: Object.fromEntries(tiers),
    plannedWork: shownPlannedWork(terms.plannedWork),
  };
}

import { z } from 'zod';
import { isZone } from '../../../../src/calendars/wall-time.ts';
import { WORK_KINDS, type WorkKind } from '../../../../src/planned-work/work.ts';
import {
  askingKeys,
  exactlyOnePlace,
  headersWithUrl,
  onlyOneToken,
  placeKeys,
  sourceId,
  text,
} from '../received/place.ts';

/** What the usual calendars write as the category of the two kinds of work. */
export const USUAL_KINDS: Readonly<Record<string, WorkKind>> = {
  Preventive: 'preventive',
  'Preventive maintenance': 'preventive',
  'Præventivt vedligehold': 'preventive',
  Præventiv: 'preventive',
  'Service window': 'service-window',
  Servicevindue: 'service-window',
};

/** What programs write whenever they write or change an event. */
const STAMPS = ['DTSTAMP', 'LAST-MODIFIED'];

const notice = z.union(
  [
    z.enum(['none', 'created', 'first-read']),
    z.strictObject({
      property: z
        .string()
        .regex(/^[A-Za-z0-9-]+$/, 'is not the name of a property such as X-PUBLISHED')
        .refine((name) => !STAMPS.includes(name.toUpperCase()), {
          error: (issue) =>
            `${issue.input} says when the file was written or changed, never when work was announced`,
        }),
    }),
  ],
  { error: 'is not one of none, created, first-read and { property: X-PUBLISHED }' },
);

/** One entry of `sources:` that reads planned work from a calendar. */
export const icalendarSourceConfig = z
  .strictObject({
    id: sourceId,
    type: z.literal('icalendar'),
    title: text.optional(),
    /** Whose work it is. */
    provider: text.optional(),
    ...placeKeys,
    /** The zone of times and dates that name none; else the provider's. */
    zone: z
      .string()
      .refine(isZone, { error: (issue) => `'${issue.input}' is not a time zone such as Europe/Copenhagen` })
      .optional(),
    /** Categories of theirs to our kinds, besides the usual ones. */
    kinds: z
      .record(text, z.enum(WORK_KINDS, { error: `is not one of ${WORK_KINDS.join(' and ')}` }))
      .default({}),
    /** When work counts as announced that has no X-WALLCLOCK-NOTICE-AT. */
    notice: notice.default('none'),
    /** Much less work than before is right, when there are just this many notices now. */
    acceptFewer: z.number().int().min(0).optional(),
    ...askingKeys,
  })
  .refine(...exactlyOnePlace)
  .refine(...headersWithUrl)
  .refine(...onlyOneToken);

export type IcalendarSourceConfig = z.infer<typeof icalendarSourceConfig>;
export type NoticeRule = z.infer<typeof notice>;

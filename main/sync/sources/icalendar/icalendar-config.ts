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

const dutyLevel = z.number().int().min(1).max(9);

/** One entry of `sources:` that reads planned work, or who is on duty, from a calendar. */
export const icalendarSourceConfig = z
  .strictObject({
    id: sourceId,
    type: z.literal('icalendar'),
    title: text.optional(),
    /** What its events are: planned work, or who is on duty. */
    delivers: z.enum(['work', 'duty']).default('work'),
    /** Whose work or roster it is. */
    provider: text.optional(),
    /** Of a roster: the level of events that name none. */
    level: dutyLevel.optional(),
    /** Of a roster: categories of theirs to levels. */
    levels: z.record(text, dutyLevel).default({}),
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
    /** Much less than before is right, when there are just this many notices, or events of a roster, now. */
    acceptFewer: z.number().int().min(0).optional(),
    ...askingKeys,
  })
  .refine(...exactlyOnePlace)
  .refine(...headersWithUrl)
  .refine(...onlyOneToken)
  .superRefine(({ delivers, level, levels, kinds, notice }, context) => {
    const only = (key: string, other: string) =>
      context.addIssue({ code: 'custom', path: [key], message: `goes with delivers: ${other} only` });
    if (delivers === 'work' && level !== undefined) only('level', 'duty');
    if (delivers === 'work' && Object.keys(levels).length > 0) only('levels', 'duty');
    if (delivers === 'duty' && Object.keys(kinds).length > 0) only('kinds', 'work');
    if (delivers === 'duty' && notice !== 'none') only('notice', 'work');
  });

export type IcalendarSourceConfig = z.infer<typeof icalendarSourceConfig>;
export type NoticeRule = z.infer<typeof notice>;

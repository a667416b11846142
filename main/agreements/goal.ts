import { z } from 'zod';
import { hours, minutes } from '../../src/agreements/terms.ts';
import { madeOnce } from './made-once.ts';
import { calendarName, sentence } from './names.ts';

const LENGTH = /^(?:(\d{1,5}) ?h(?: (\d{1,5}) ?min)?|(\d{1,5}) ?min)$/;

const EXAMPLES = '8 h, 30 min or 1 h 30 min';

/** A length of open time as people write it, `8 h`, `30 min` or `1 h 30 min`, read to milliseconds. */
const length = () =>
  z
    .string({
      error: ({ input }) => {
        if (input === undefined) return `is missing: write ${EXAMPLES}`;
        return typeof input === 'number' ? `${input} has no unit: write ${EXAMPLES}` : undefined;
      },
    })
    .regex(LENGTH, { error: ({ input }) => `'${input}' is not a length of time such as ${EXAMPLES}` })
    .transform((text, context) => {
      const [, wholeHours = 0, rest = 0, alone = 0] = LENGTH.exec(text)!;
      const goalMs = hours(Number(wholeHours)) + minutes(Number(rest) + Number(alone));
      if (goalMs > 0) return goalMs;
      context.addIssue({
        code: 'custom',
        message: `'${text}' is no time at all, so it would be due at once`,
      });
      return z.NEVER;
    })
    .meta({ description: 'How much open time may pass: 8 h, 30 min or 1 h 30 min.' });

/** A promise to react. */
export const goal = madeOnce(() =>
  z.strictObject({
    goal: length(),
    calendar: calendarName.meta({ description: 'The calendar whose open time counts.' }),
    sentence: sentence.optional(),
  }),
);

/** A length of whole minutes as it is written: `1 h 30 min`. */
export function shownLength(lengthMs: number): string {
  const total = lengthMs / minutes(1);
  const [wholeHours, rest] = [Math.floor(total / 60), total % 60];
  return [wholeHours > 0 ? `${wholeHours} h` : '', rest > 0 ? `${rest} min` : ''].filter(Boolean).join(' ');
}

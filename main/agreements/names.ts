import { z } from 'zod';
import { isZone } from '../../src/calendars/wall-time.ts';
import { didYouMean } from '../sync/did-you-mean.ts';

/** A text with something in it. */
export const filledText = z
  .string({
    // A telephone number, for one.
    error: ({ input }) =>
      typeof input === 'number' ? `is a number: put it into quotes, '${input}'` : undefined,
  })
  .trim()
  .min(1, { error: 'is empty: write something, or leave it out' });

/** The id of a provider or of a tier. */
export const plainId = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, {
  error: ({ input }) =>
    `'${input}' is not an id: use small letters a to z, digits and hyphens, beginning with a letter`,
});

/** The id of a calendar. An `@` in it is kept for older versions of a calendar. */
export const calendarName = z.string().regex(/^[^\s@]+$/, {
  error: ({ input }) => `'${input}' is not the id of a calendar: it may hold neither a space nor an @`,
});

/** The name of a time zone. */
export const zoneName = z.string().refine(isZone, {
  error: ({ input }) => {
    const meant = didYouMean(String(input), Intl.supportedValuesOf('timeZone'));
    return `'${input}' is not a time zone${meant === null ? ' such as Europe/Copenhagen' : `: did you mean '${meant}'?`}`;
  },
});

/** The agreement's own words, in its own language. */
export const sentence = filledText.meta({
  description: "The agreement's own sentence, in its own language; shown where the verdict is explained.",
});

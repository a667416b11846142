import { z } from 'zod';
import type { CalendarDefinition } from '../../src/calendars/hours.ts';
import { parseLocalDate } from '../../src/calendars/iso.ts';
import { whyUnknownPlace } from '../holidays/public-holidays.ts';
import type { Fault } from './fault.ts';
import { madeOnce } from './made-once.ts';
import { calendarName, sentence, zoneName } from './names.ts';
import { openingHours, shownHours } from './opening-hours.ts';

/** A day of each year or of one. 29 February counts: it is a day of some years. */
const closingDay = z
  .string()
  .regex(/^(\d{4}-)?\d{2}-\d{2}$/, {
    error: ({ input }) => `'${input}' is not a day such as 12-24, or 2026-12-24 for one year`,
    abort: true,
  })
  .refine((day) => parseLocalDate(day.length === 5 ? `2000-${day}` : day) !== null, {
    error: ({ input }) => `'${input}' is a day that does not exist`,
  });

const holidays = z.strictObject({
  country: z
    .string()
    .meta({ description: 'The country whose public holidays close it, by ISO 3166: NO, DE.' }),
  region: z
    .string()
    .optional()
    .meta({ description: 'The region, where its holidays differ: HE for Hessen.' }),
  close: z.enum(['every-day', 'monday-to-friday']).default('every-day').meta({
    description:
      'every-day: a public holiday closes it. monday-to-friday: one at the weekend keeps the weekend’s hours.',
  }),
  also: z.array(closingDay).optional().meta({
    description: 'Days that close it though they are no public holidays: 12-24 each year, 2026-12-24 in one.',
  }),
  except: z.array(closingDay).optional().meta({
    description: 'Public holidays on which it keeps its hours: 12-26 each year, 2026-12-26 in one.',
  }),
});

const settings = {
  id: calendarName.meta({ description: 'Its name, unique among all calendars.' }),
  zone: zoneName.meta({ description: 'The time zone of its hours, such as Europe/Oslo.' }),
  hours: openingHours.meta({ description: 'always, or the hours by day.' }),
  holidays: holidays.nullable().default(null).meta({ description: 'What closes it; null: no holiday does.' }),
  sentence: sentence.optional(),
};

/** A calendar of the operator's own. */
export const ownCalendar = z.strictObject(settings);

/** A calendar of an agreement; its zone is the provider's where it names none. */
export const agreementCalendar = madeOnce(() =>
  z.strictObject({
    ...settings,
    zone: zoneName.optional().meta({ description: "The time zone of its hours; else the provider's." }),
  }),
);

/** What is wrong with the holidays of calendars, and which ids are used twice. */
export function calendarFaults(calendars: readonly CalendarDefinition[]): Fault[] {
  const faults: Fault[] = [];
  for (const [i, own] of calendars.entries()) {
    const unknown = unknownPlace(own);
    if (unknown) faults.push({ ...unknown, path: [i, 'holidays', ...unknown.path] });
    const both = own.holidays?.also?.find((day) => own.holidays?.except?.includes(day));
    if (both !== undefined) {
      faults.push({
        path: [i, 'holidays', 'except'],
        message: `'${both}' is in also, too: it cannot be both`,
      });
    }
    if (calendars.findIndex(({ id }) => id === own.id) < i) {
      faults.push({ path: [i, 'id'], message: `'${own.id}' is used twice: give one of them another id` });
    }
  }
  return faults;
}

/** What is wrong with the country or region of a calendar's holidays; null when they are known. */
function unknownPlace({ holidays: closing }: CalendarDefinition): Fault | null {
  if (!closing) return null;
  const { country, region } = closing;
  const wrong = whyUnknownPlace(country);
  if (wrong !== null) {
    const hint = codeHint(country, 'write its ISO 3166 code, such as NO or DE');
    return { path: ['country'], message: `${wrong}: ${hint}` };
  }
  const place = (code: string) => `${country}-${code}`;
  const unknown = region === undefined ? null : whyUnknownPlace(place(region));
  if (region === undefined || unknown === null) return null;
  const hint = codeHint(region, 'write its ISO 3166-2 code, such as HE for Hessen, or leave it out', place);
  return { path: ['region'], message: `${unknown}: ${hint}` };
}

/** The same code in capitals where that is known, else the advice. */
function codeHint(code: string, advice: string, place: (code: string) => string = (one) => one): string {
  const capitals = code.toUpperCase();
  return whyUnknownPlace(place(capitals)) === null ? `did you mean '${capitals}'?` : advice;
}

/** A calendar as it is written in an agreement of a provider in `zone`. */
export function shownCalendar(
  calendar: CalendarDefinition,
  zone: string,
): z.input<ReturnType<typeof agreementCalendar>> {
  const { id, hours, holidays: closing, sentence: words } = calendar;
  return {
    id,
    ...(calendar.zone === zone ? {} : { zone: calendar.zone }),
    hours: shownHours(hours),
    holidays:
      closing &&
      ({
        ...closing,
        ...(closing.also ? { also: [...closing.also] } : {}),
        ...(closing.except ? { except: [...closing.except] } : {}),
      } as z.input<typeof holidays>),
    ...(words === undefined ? {} : { sentence: words }),
  };
}

import { z } from 'zod';
import { parseLocalDate } from '../../src/calendars/iso.ts';
import { agreementCalendar } from './calendar-settings.ts';
import { calendarName, filledText, plainId, sentence, zoneName } from './names.ts';

const noDate = { error: ({ input }: { input?: unknown }) => `'${input}' is not a date such as 2026-04-07` };
const localDate = () => z.string(noDate).refine((text) => parseLocalDate(text) !== null, noDate);

const percent = (usual: number) =>
  z
    .number()
    .int()
    .min(1, { error: 'is not a share from 1 to 99 per cent' })
    .max(99, { error: 'is not a share from 1 to 99 per cent' })
    .default(usual);

/** The settings that agreements of both forms begin with. */
export const providerSettings = () => ({
  provider: plainId.meta({
    description: 'The id by which tickets and tables name the provider: small letters, digits, hyphens.',
  }),
  name: filledText.meta({ description: 'The name as the provider writes it; it stands on the walls.' }),
  zone: zoneName.meta({ description: "The provider's time zone, such as Europe/Oslo." }),
  validFrom: localDate().nullable().default(null).meta({
    description:
      'The local day from which these terms govern new tickets; null: from when they are first read. The first terms of a provider govern all of its tickets. A day in the past alters verdicts, so it waits for a reason: see wallclock terms diff.',
  }),
});

/** The settings that agreements of both forms end with; `rules` are those whose sentence can be given. */
export function sharedSettings(rules: readonly string[]) {
  return {
    thresholds: z
      .strictObject({
        watchPercent: percent(50).meta({
          description: 'The share of the goal from which a clock is watched.',
        }),
        urgentPercent: percent(80).meta({ description: 'The share of the goal from which it is urgent.' }),
      })
      .prefault({})
      .meta({ description: 'From which share of its goal a clock asks for attention.' }),
    owedShownDays: z.number().int().min(0).max(365).default(30).meta({
      description: 'Reading: what is owed on a closed ticket stays on the walls for so many days.',
    }),
    desks: z
      .array(
        z.strictObject({
          name: filledText.meta({ description: 'Its name on the walls.' }),
          calendar: calendarName.meta({ description: 'The calendar of its opening hours.' }),
        }),
      )
      .default([])
      .meta({ description: 'Desks of the provider whose opening hours the walls show.' }),
    contacts: z
      .array(
        z.strictObject({
          label: filledText.meta({ description: 'Who, or what for.' }),
          value: filledText.meta({ description: 'A telephone number, an address, a page.' }),
        }),
      )
      .default([])
      .meta({ description: "How to reach the provider, in the provider's words." }),
    calendars: z.array(agreementCalendar()).min(1, { error: 'is empty: clocks need a calendar' }).meta({
      description: 'The calendars that are named above: hours, zone and the holidays that close them.',
    }),
    sentences: z
      .strictObject(Object.fromEntries(rules.map((rule) => [rule, sentence.optional()])))
      .default({})
      .meta({ description: 'The sentences of the agreement from which the rules come, by rule.' }),
  };
}

import { z } from 'zod';
import type { Terms } from '../../src/agreements/terms.ts';
import type { CalendarDefinition } from '../../src/calendars/hours.ts';
import { addressTiers, addressTiersTerms, shownAddressTiers } from './address-tiers.ts';
import { shownCalendar } from './calendar-settings.ts';
import { emergencyTickets, emergencyTicketsTerms, shownEmergencyTickets } from './emergency-tickets.ts';
import { madeOnce } from './made-once.ts';

/** What a provider promises: its terms, and the calendars that they name. */
export interface Agreement {
  readonly terms: Terms;
  readonly calendars: readonly CalendarDefinition[];
}

/** The agreement file: an agreement in one of the two forms. */
export const agreementFile = madeOnce(() =>
  z
    .discriminatedUnion('form', [addressTiers(), emergencyTickets()], {
      error: ({ code, input }) => {
        if (code !== 'invalid_union') return undefined;
        const { form } = input as { form?: unknown };
        return form === undefined
          ? 'is missing: write form: address-tiers, or form: emergency-tickets'
          : `'${form}' is not a form: the forms are address-tiers and emergency-tickets`;
      },
    })
    .meta({
      title: 'Agreement',
      description:
        'What a provider promises, for Wallclock: the goals, hours, windows and readings of an agreement.',
    }),
);
/** An agreement file as read, with everything filled in that was left out. */
export type AgreementFile = z.infer<ReturnType<typeof agreementFile>>;

/** The agreement that a file says. */
export function agreementOf(file: AgreementFile): Agreement {
  return {
    terms: file.form === 'address-tiers' ? addressTiersTerms(file) : emergencyTicketsTerms(file),
    calendars: file.calendars.map((one) => ({ ...one, zone: one.zone ?? file.zone })),
  };
}

/** An agreement as a file says it, with every setting, in the order in which a person would write them. */
export function shownAgreement({ terms, calendars }: Agreement): Record<string, unknown> {
  const form = terms.form === 'address-tiers' ? addressTiers() : emergencyTickets();
  const shown: Record<string, unknown> = {
    ...(terms.form === 'address-tiers' ? shownAddressTiers(terms) : shownEmergencyTickets(terms)),
    calendars: calendars.map((one) => shownCalendar(one, terms.zone)),
  };
  return Object.fromEntries(Object.keys(form.shape).map((key) => [key, shown[key]]));
}

import { between, type CalendarDefinition, WHOLE_DAY, weekly } from '../calendars/hours.ts';
import { type AddressTiersTerms, hours } from './terms.ts';

const zone = 'Europe/Copenhagen';
const closedOnHolidays = { country: 'DK', close: 'every-day' } as const;
// Reading: a holiday on a Saturday or Sunday keeps the weekend's hours.
const closedOnWeekdayHolidays = { country: 'DK', close: 'monday-to-friday' } as const;

// "Hverdage kl. 8 - 20. Weekend kl. 10 - 14".
const phoneHours = weekly([between(8, 20)], [between(10, 14)]);
const billingDay = between(8, 16);

/** AURA's calendars. Reading: hverdage are Monday to Friday. */
export const AURA_CALENDARS: readonly CalendarDefinition[] = [
  // "på hverdage fra kl. 8 til 16 (undtaget helligdage), når problemet kræver teknikerbesøg".
  { id: 'aura-basis-onsite', zone, hours: weekly([between(8, 16)]), holidays: closedOnHolidays },
  // "Fejlretningen pågår fra 7 - 15 og genoptages den efterfølgende hverdag". Reading: not on holidays.
  { id: 'aura-basis-repair', zone, hours: weekly([between(7, 15)]), holidays: closedOnHolidays },
  // "Alle dage kl. 00-24", "inklusive helligdage".
  { id: 'aura-pro', zone, hours: 'always', holidays: null },
  // "Fejlmelding telefonisk: Hverdage kl. 8 - 20. Weekend kl. 10 - 14".
  { id: 'aura-basis-phone', zone, hours: phoneHours, holidays: closedOnWeekdayHolidays },
  // "Generelle spørgsmål: Hverdage kl. 8 - 20. Weekend kl. 10 - 14".
  { id: 'aura-support', zone, hours: phoneHours, holidays: closedOnWeekdayHolidays },
  {
    // "Spørgsmål vedr. abonnement og regning: Man-tors kl. 8 - 16, Fre kl. 8 - 15." Reading: not on holidays.
    id: 'aura-billing',
    zone,
    hours: [[billingDay], [billingDay], [billingDay], [billingDay], [between(8, 15)], [], []],
    holidays: closedOnHolidays,
  },
  // "Varsles så vidt muligt minimum fem arbejdsdage i forvejen": whole local days.
  { id: 'aura-working-days', zone, hours: weekly([WHOLE_DAY]), holidays: closedOnHolidays },
];

/** AURA's service agreement for business, as data: Erhverv Basis and Erhverv Pro. */
export const AURA: AddressTiersTerms = {
  form: 'address-tiers',
  provider: 'aura',
  name: 'AURA',
  zone,
  tiers: {
    basis: {
      name: 'Basis',
      // "Fejl der rettes fra driftscentral (remote): 3 timer". Reading: in the table's "Arbejdstimer".
      remote: { goalMs: hours(3), calendar: 'aura-basis-repair' },
      // "en reaktionstid på otte timer på hverdage fra kl. 8 til 16 …, når problemet kræver teknikerbesøg".
      onsite: { goalMs: hours(8), calendar: 'aura-basis-onsite' },
      repair: { kind: 'hours', calendar: 'aura-basis-repair' },
      reporting: { kind: 'hours', calendar: 'aura-basis-phone', notBy: ['email'] },
      keepsInformed: false,
    },
    pro: {
      name: 'Pro',
      // "1 time".
      remote: { goalMs: hours(1), calendar: 'aura-pro' },
      // "For Erhverv Pro gælder en reaktionstid for teknikerbesøg på 3 timer."
      onsite: { goalMs: hours(3), calendar: 'aura-pro' },
      // "Vi arbejder uafbrudt, indtil fejlen er udbedret (inklusive helligdage)."
      repair: { kind: 'non-stop' },
      // "rapportere dine fejl døgnet rundt via e-mail eller telefonisk".
      reporting: { kind: 'any-time' },
      // "Du får løbende status på fejlretningen, og du får en klarmelding, når fejlen er rettet."
      keepsInformed: true,
    },
  },
  plannedWork: {
    // "Servicevindue: Mandag kl. 00 - 06." Reading: on every Monday, holidays too.
    window: { weekday: 1, openMinute: 0, closeMinute: 6 * 60 },
    // "Varsles så vidt muligt minimum fem arbejdsdage i forvejen via aura.dk".
    noticeWorkingDays: 5,
    workingDays: 'aura-working-days',
    publishedAt: 'https://aura.dk',
    // "Præventivt vedligehold: Mandag-søndage mellem kl. 06 - 07. … som regel ikke … mere end 5 minutters nedetid".
    preventive: { openMinute: 6 * 60, closeMinute: 7 * 60, usualDowntimeMinutes: 5 },
  },
  thresholds: { watchPercent: 50, urgentPercent: 80 },
  desks: [
    { name: 'support', calendar: 'aura-support' },
    { name: 'billing', calendar: 'aura-billing' },
    { name: 'phone', calendar: 'aura-basis-phone' },
  ],
  // "Erhverv Support: Tlf.: 87 92 55 75 - tast 2".
  contacts: [{ label: 'Erhverv Support', value: '87 92 55 75, key 2' }],
};

import { type AddressTiersTerms, hours } from '../agreements/terms.ts';
import { between, type CalendarDefinition, WHOLE_DAY, weekly } from '../calendars/hours.ts';

const zone = 'Europe/Copenhagen';
const closedOnHolidays = { country: 'DK', close: 'every-day' } as const;
// Reading: a holiday on a Saturday or Sunday keeps the weekend's hours.
const closedOnWeekdayHolidays = { country: 'DK', close: 'monday-to-friday' } as const;

const phoneHours = weekly([between(8, 20)], [between(10, 14)]);
const billingDay = between(8, 16);

/** AURA's calendars. Reading: hverdage are Monday to Friday. */
export const AURA_CALENDARS: readonly CalendarDefinition[] = [
  {
    id: 'aura-basis-onsite',
    zone,
    hours: weekly([between(8, 16)]),
    holidays: closedOnHolidays,
    sentence: 'på hverdage fra kl. 8 til 16 (undtaget helligdage)',
  },
  {
    id: 'aura-basis-repair',
    zone,
    hours: weekly([between(7, 15)]),
    // Reading: though only the sentence on visits says "undtaget helligdage".
    holidays: closedOnHolidays,
    sentence: 'Fejlretningen pågår fra 7 - 15 og genoptages den efterfølgende hverdag',
  },
  { id: 'aura-pro', zone, hours: 'always', holidays: null, sentence: 'Alle dage kl. 00-24' },
  {
    id: 'aura-basis-phone',
    zone,
    hours: phoneHours,
    holidays: closedOnWeekdayHolidays,
    sentence: 'Fejlmelding telefonisk: Hverdage kl. 8 - 20. Weekend kl. 10 - 14',
  },
  {
    id: 'aura-support',
    zone,
    hours: phoneHours,
    holidays: closedOnWeekdayHolidays,
    sentence: 'Generelle spørgsmål: Hverdage kl. 8 - 20. Weekend kl. 10 - 14.',
  },
  {
    id: 'aura-billing',
    zone,
    hours: [[billingDay], [billingDay], [billingDay], [billingDay], [between(8, 15)], [], []],
    // Reading: not on holidays.
    holidays: closedOnHolidays,
    sentence: 'Spørgsmål vedr. abonnement og regning: Man-tors kl. 8 - 16, Fre kl. 8 - 15.',
  },
  {
    id: 'aura-working-days',
    zone,
    hours: weekly([WHOLE_DAY]),
    holidays: closedOnHolidays,
    sentence: 'fem arbejdsdage',
  },
];

/** AURA's service agreement for business, as data: Erhverv Basis and Erhverv Pro. */
export const AURA: AddressTiersTerms = {
  form: 'address-tiers',
  provider: 'aura',
  name: 'AURA',
  zone,
  validFrom: null,
  tiers: {
    basis: {
      name: 'Basis',
      // Reading: in the table's "Arbejdstimer".
      remote: {
        goalMs: hours(3),
        calendar: 'aura-basis-repair',
        sentence: 'Fejl der rettes fra driftscentral (remote): 3 timer',
      },
      onsite: {
        goalMs: hours(8),
        calendar: 'aura-basis-onsite',
        sentence: 'Hvis teknikerbesøg er påkrævet: 8 timer',
      },
      repair: { kind: 'hours', calendar: 'aura-basis-repair' },
      reporting: { kind: 'hours', calendar: 'aura-basis-phone', notBy: ['email'] },
      keepsInformed: false,
    },
    pro: {
      name: 'Pro',
      remote: {
        goalMs: hours(1),
        calendar: 'aura-pro',
        sentence: 'Fejl der rettes fra driftscentral (remote): 1 time',
      },
      onsite: {
        goalMs: hours(3),
        calendar: 'aura-pro',
        sentence: 'For Erhverv Pro gælder en reaktionstid for teknikerbesøg på 3 timer.',
      },
      repair: { kind: 'non-stop' },
      reporting: { kind: 'any-time' },
      keepsInformed: true,
    },
  },
  plannedWork: {
    windows: [{ weekday: 1, openMinute: 0, closeMinute: 6 * 60 }],
    windowsOnHolidays: true,
    noticeWorkingDays: 5,
    noticeCounted: 'whole-days',
    workingDays: 'aura-working-days',
    publishedAt: 'https://aura.dk',
    preventive: { openMinute: 6 * 60, closeMinute: 7 * 60, usualDowntimeMinutes: 5 },
  },
  thresholds: { watchPercent: 50, urgentPercent: 80 },
  attention: {
    statusUrgentMinutes: 60,
    allClearUrgentMinutes: 30,
    noticeUrgentDays: 3,
    agreementEndUrgentDays: 7,
    unannounced: 'urgent',
    shortNotice: 'watch',
    outsideWindow: 'late',
    overrun: 'late',
    longerThanUsual: 'watch',
    preventiveUnjustified: 'watch',
  },
  readings: {
    remoteStops: ['repair-started', 'technician-arrived', 'restored'],
    onsiteStops: ['technician-arrived', 'restored'],
    onsiteStarts: 'report',
    customerNetwork: 'voids-clock',
    accessRefused: 'excuses',
    outsideReportingHours: 'clock-unchanged',
    movedWork: 'voids-notice',
  },
  owedShownDays: 30,
  desks: [
    { name: 'support', calendar: 'aura-support' },
    { name: 'billing', calendar: 'aura-billing' },
    { name: 'phone', calendar: 'aura-basis-phone' },
  ],
  // "Erhverv Support: Tlf.: 87 92 55 75 - tast 2".
  contacts: [{ label: 'Erhverv Support', value: '87 92 55 75, key 2' }],
  sentences: {
    agreement: 'Serviceaftalen tegnes pr. enkelt adresse.',
    'remote-reaction': 'Fejl der rettes fra driftscentral (remote)',
    'onsite-reaction': 'Hvis teknikerbesøg er påkrævet',
    'visit-required': 'Hvis teknikerbesøg er påkrævet',
    'not-covered':
      'Såfremt det viser sig at være et problem i eget netværk eller udstyr, vil virksomheden selv skulle afholde alle udgifter ved tilkald af service.',
    'access-refused':
      'Virksomheden er ansvarlig for, at der er fri adgang for AURAs tekniker ved tilkald. Er dette ikke tilfældet dækkes udgifterne af kunden selv.',
    repair: 'Vi arbejder uafbrudt, indtil fejlen er udbedret (inklusive helligdage).',
    reporting: 'Med Erhverv Pro kan du rapportere dine fejl døgnet rundt via e-mail eller telefonisk.',
    'customer-number': 'Oplys venligst dit kundenummer',
    status: 'Du får løbende status på fejlretningen, og du får en klarmelding, når fejlen er rettet.',
    window: 'Mandag kl. 00 - 06.',
    notice: 'Varsles så vidt muligt minimum fem arbejdsdage i forvejen via aura.dk',
    preventive:
      'Mandag-søndage mellem kl. 06 - 07. Varsles ikke men vil som regel ikke give mere end 5 minutters nedetid',
  },
};

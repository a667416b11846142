import { between, type CalendarDefinition, weekly } from '../calendars/hours.ts';
import { type EmergencyTicketsTerms, minutes } from './terms.ts';

const zone = 'Europe/Berlin';

/** aurologic's calendars. */
export const AUROLOGIC_CALENDARS: readonly CalendarDefinition[] = [
  {
    // "Monday to Friday, 09:00 am till 06:00 pm local German time, except public holidays".
    // Reading: the holidays of Hessen, since aurologic's seat is in Langen, Hessen.
    id: 'aurologic-office',
    zone,
    hours: weekly([between(9, 18)]),
    holidays: { country: 'DE', region: 'HE', close: 'every-day' },
  },
  {
    // "Tickets flagged as emergency are being processed on a 24x7 basis".
    id: 'aurologic-emergency',
    zone,
    hours: 'always',
    holidays: null,
  },
];

/** aurologic's customer service, as data. */
export const AUROLOGIC: EmergencyTicketsTerms = {
  form: 'emergency-tickets',
  provider: 'aurologic',
  name: 'aurologic',
  zone,
  // "24x7 basis with a SLA backed 30-minute first reaction SLA".
  firstReaction: { goalMs: minutes(30), calendar: 'aurologic-emergency' },
  office: 'aurologic-office',
  // "Services which are DDoS-Protection, IP-Transit and Colocation having emergency support enabled by default."
  includedServices: ['DDoS-Protection', 'IP-Transit', 'Colocation'],
  // "Customers with a monthly revenue of at least 500€ can request the activation free of charge."
  freeActivationFromEur: 500,
  // "aurologic will bill any illicit usage at 30,00€ net per emergency flagged ticket or response."
  // Reading: a reply counts as flagged while the ticket's flag is set.
  charge: { eurNet: 30, replies: 'while-flagged' },
  thresholds: { watchPercent: 50, urgentPercent: 80 },
  desks: [{ name: 'office', calendar: 'aurologic-office' }],
  // "Customer service … through customer support tickets located on my.aurologic.com."
  contacts: [{ label: 'ticket portal', value: 'my.aurologic.com' }],
};

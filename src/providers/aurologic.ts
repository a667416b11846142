import { type EmergencyTicketsTerms, minutes } from '../agreements/terms.ts';
import { between, type CalendarDefinition, weekly } from '../calendars/hours.ts';

const zone = 'Europe/Berlin';

/** aurologic's calendars. */
export const AUROLOGIC_CALENDARS: readonly CalendarDefinition[] = [
  {
    // Reading: the holidays of Hessen, since aurologic's seat is in Langen, Hessen.
    id: 'aurologic-office',
    zone,
    hours: weekly([between(9, 18)]),
    holidays: { country: 'DE', region: 'HE', close: 'every-day' },
    sentence:
      'aurologic staff is regulary available from Monday to Friday, 09:00 am till 06:00 pm local German time, except public holidays.',
  },
  {
    id: 'aurologic-emergency',
    zone,
    hours: 'always',
    holidays: null,
    sentence: 'Tickets flagged as emergency are being processed on a 24x7 basis',
  },
];

/** aurologic's customer service, as data. */
export const AUROLOGIC: EmergencyTicketsTerms = {
  form: 'emergency-tickets',
  provider: 'aurologic',
  name: 'aurologic',
  zone,
  validFrom: null,
  firstReaction: {
    goalMs: minutes(30),
    calendar: 'aurologic-emergency',
    sentence:
      'Tickets flagged as emergency are being processed on a 24x7 basis with a SLA backed 30-minute first reaction SLA.',
  },
  office: 'aurologic-office',
  includedServices: ['DDoS-Protection', 'IP-Transit', 'Colocation'],
  freeActivationFromEur: 500,
  chargeEurNet: 30,
  thresholds: { watchPercent: 50, urgentPercent: 80 },
  readings: {
    reactions: ['staff-replied', 'restored'],
    withdrawnFlag: 'voids-until-due',
    carriedFlag: 'not-charged',
    chargedReplies: 'while-flagged',
    noAlarmFor: ['outside-ticket-system', 'child-account'],
    order: 'remaining',
  },
  owedShownDays: 30,
  desks: [{ name: 'office', calendar: 'aurologic-office' }],
  // "Customer service … through customer support tickets located on my.aurologic.com."
  contacts: [{ label: 'ticket portal', value: 'my.aurologic.com' }],
  sentences: {
    'first-reaction':
      'Tickets flagged as emergency are being processed on a 24x7 basis with a SLA backed 30-minute first reaction SLA.',
    'outside-ticket-system':
      'Requests which are sent outside of the ticket system can not be processed for contractual and privacy reasons.',
    'child-account':
      'Customers of customers by default are excluded from support requests. aurologic may offer customer service on a case-by-case basis.',
    'emergency-not-activated':
      'Certain services dont offer emergency support, as they contractually do not include the same. Services which are DDoS-Protection, IP-Transit and Colocation having emergency support enabled by default.',
    'not-service-impacting':
      'Requests relating to no service impacting situation are not emergency tickets and being handled as illicit usage.',
    'flag-withdrawn': 'An emergency ticket requires the activation of the emergency flag.',
    activation:
      'Customers with a monthly revenue of at least 500€ can request the activation free of charge.',
    charge: 'aurologic will bill any illicit usage at 30,00€ net per emergency flagged ticket or response.',
    alarm:
      'Any emergency flagged ticket raises an alarm with the current duty on-call employee of aurologic.',
    escalation:
      'Certain requests may need re-escalation to higher level staff. aurologic staff will communicate the same in this case and call related staff for immediate handling.',
    order:
      'Service impacting emergency situations are being handled by priority. Prioritiy in this regards means a 30-minute first reaction.',
  },
};

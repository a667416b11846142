import { ALL_TIME, type Instant } from '../calendars/period.ts';
import type { ClockKind } from '../clocks/clock.ts';
import type { EmergencySupport } from '../clocks/emergency-support.ts';
import { impossible } from '../impossible.ts';
import { hoursText } from './hours-text.ts';
import type { Cause, Decision, Ledger } from './ledger.ts';
import { dateText, dayIn, lengthOf, momentIn } from './local-moments.ts';

/** A step in plain words: what was to be decided, and how it was. */
export interface StepText {
  readonly question: string;
  readonly answer: string;
}

const SUPPORT: Readonly<Record<EmergencySupport, string>> = {
  included: 'has emergency support included',
  activated: 'has emergency support by an activation on file',
  'requestable-free': 'has no emergency support; its customer could have it activated free of charge',
  'contact-upfront': 'has no emergency support; its customer would have to ask for it upfront',
};

/** What a step of a ledger says, in its zone's local time. */
export function stepText(what: Decision, { zone, clock }: Pick<Ledger, 'zone' | 'clock'>): StepText {
  const on = ({ at, type }: Cause) => `${type} at ${momentIn(at, zone)}`;
  switch (what.kind) {
    case 'agreement':
      return {
        question: 'Which agreement governs.',
        answer: `${what.name}, valid ${span(what.valid.start, what.valid.end, zone)}, was valid at the start of cycle ${clock.cycle}.`,
      };
    case 'no-agreement':
      return {
        question: 'Which agreement governs.',
        answer:
          what.reason === 'address-unknown'
            ? 'None: the ticket names no address, so somebody must look.'
            : `None is valid at the address at the start of cycle ${clock.cycle}.`,
      };
    case 'support':
      return {
        question: 'Whether the service has emergency support.',
        answer: `${what.service ?? 'A ticket without a service'} ${SUPPORT[what.support]}.`,
      };
    case 'clock':
      return { question: 'Which clock.', answer: clockText(clock.kind, what.goalMs, on(what.cause)) };
    case 'calendar':
      return { question: 'Which calendar.', answer: calendarText(what) };
    case 'start': {
      const own = what.at === what.cause.at;
      const at = own ? on(what.cause) : `${momentIn(what.at, zone)}, after ${on(what.cause)}`;
      return { question: 'When it starts.', answer: `With ${at}.` };
    }
    case 'stop':
      return { question: 'What stops it.', answer: `${capital(on(what.cause))}.` };
    case 'cycle-ended':
      return { question: 'What ends it.', answer: `Its cycle: ${on(what.cause)}.` };
    case 'void': {
      const since = what.cause ? `, since ${on(what.cause)}` : '';
      return { question: 'Why it is void.', answer: `${what.reason}${since}.` };
    }
    case 'excused':
      return { question: 'Why it is excused.', answer: `${capital(on(what.cause))}, before it was due.` };
    default:
      return impossible(what);
  }
}

function clockText(kind: ClockKind, goalMs: number | null, because: string): string {
  return goalMs === null
    ? `${because}, so ${kind}; without an agreement it has no goal.`
    : `${because}, so ${kind}. Its goal is ${lengthOf(goalMs)}.`;
}

function calendarText({
  id,
  hours,
  zone,
  holidays,
  between,
}: Extract<Decision, { kind: 'calendar' }>): string {
  const place = holidays === null ? 'closed on no holiday' : `closed on the public holidays of ${holidays}`;
  const names = between.map(([date, name]) => (name === date ? dateText(date) : `${name} ${dateText(date)}`));
  const fall = holidays === null ? '' : ` In between: ${names.length > 0 ? names.join(', ') : 'none'}.`;
  return `${id}: ${hoursText(hours)}, ${zone}, ${place}.${fall}`;
}

function span(from: Instant, to: Instant, zone: string): string {
  const since = from <= ALL_TIME.start ? 'always' : `from ${dayIn(from, zone, true)}`;
  return to >= ALL_TIME.end ? since : `${since} until ${dayIn(to, zone, true)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

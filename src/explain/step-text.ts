import { ALL_TIME, type Instant } from '../calendars/period.ts';
import type { ClockKind } from '../clocks/clock.ts';
import type { EmergencySupport } from '../clocks/emergency-support.ts';
import { impossible } from '../impossible.ts';
import { hoursText } from './hours-text.ts';
import type { Cause, Decision, Ledger } from './ledger.ts';
import { dateText, dayIn, lengthOf, momentIn } from './local-moments.ts';
import { attentionText, stateText, unchangedText } from './state-text.ts';

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

const QUESTIONS: Readonly<Record<Decision['kind'], string>> = {
  agreement: 'Which agreement governs.',
  'no-agreement': 'Which agreement governs.',
  support: 'Whether the service has emergency support.',
  clock: 'Which clock.',
  calendar: 'Which calendar.',
  reporting: 'How it was reported.',
  start: 'When it starts.',
  due: 'When it is due.',
  stop: 'What stops it.',
  'cycle-ended': 'What ends it.',
  void: 'Why it is void.',
  excused: 'Why it is excused.',
  unchanged: 'What changes nothing.',
  state: 'What state it is in.',
  attention: 'How much it asks for.',
};

type Told = Pick<Ledger, 'zone' | 'providerZone' | 'clock'>;

/** What a step of a ledger says, in its zone's local time; days of agreements are the provider's. */
export function stepText(what: Decision, ledger: Told): StepText {
  return { question: QUESTIONS[what.kind], answer: answer(what, ledger) };
}

function answer(what: Decision, { zone, providerZone, clock }: Told): string {
  const on = ({ at, type }: Cause) => `${type} at ${momentIn(at, zone)}`;
  switch (what.kind) {
    case 'agreement':
    case 'no-agreement':
      return agreementText(what, clock.cycle, providerZone);
    case 'support':
      return `${what.service ?? 'A ticket without a service'} ${SUPPORT[what.support]}.`;
    case 'clock':
      return clockText(clock.kind, what.goalMs, on(what.cause));
    case 'calendar':
      return calendarText(what);
    case 'reporting':
      return `${capital(on(what.cause))}, ${what.inHours ? `by ${what.channel}` : `outside the hours of ${what.calendar}`}.`;
    case 'start':
      return `With ${what.at === what.cause.at ? '' : `${momentIn(what.at, zone)}, after `}${on(what.cause)}.`;
    case 'due':
      return dueText(what, zone);
    case 'stop':
      return `${capital(on(what.cause))}.`;
    case 'cycle-ended':
      return `Its cycle: ${on(what.cause)}.`;
    case 'void':
      return voidText(what, on);
    case 'excused':
      return `${capital(on(what.cause))}, before it was due.`;
    case 'unchanged':
      return capital(unchangedText(what, on));
    case 'state':
      return stateText(what, zone);
    case 'attention':
      return capital(attentionText(what));
    default:
      return impossible(what);
  }
}

function agreementText(
  what: Extract<Decision, { kind: 'agreement' | 'no-agreement' }>,
  cycle: number,
  zone: string,
): string {
  if (what.kind === 'agreement') {
    const { name, valid, passedOver } = what;
    const others =
      passedOver > 0 ? ` Of ${passedOver + 1} valid then, it began last, or is listed last.` : '';
    return `${name}, valid ${span(valid.start, valid.end, zone)}, was valid at the start of cycle ${cycle}.${others}`;
  }
  return what.reason === 'address-unknown'
    ? 'None: the ticket names no address, so somebody must look.'
    : `None is valid at the address at the start of cycle ${cycle}.`;
}

function dueText({ at, goalMs, atClosing }: Extract<Decision, { kind: 'due' }>, zone: string): string {
  const closing = atClosing ? ', at closing' : '';
  return `${momentIn(at, zone)}${closing}, when ${lengthOf(goalMs)} of open time have passed since its start.`;
}

function voidText(
  { reason, order, cause }: Extract<Decision, { kind: 'void' }>,
  on: (cause: Cause) => string,
): string {
  const since = cause ? `, since ${on(cause)}` : '';
  return `${reason}${since}. It is the first that applies of ${order.join(', ')}.`;
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

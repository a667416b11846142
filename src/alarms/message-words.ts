import type { ClockKind, VoidReason } from '../clocks/clock.ts';
import { lengthOf } from '../explain/local-moments.ts';
import { impossible } from '../impossible.ts';
import type { AlarmEnd } from './alarm.ts';
import type { TellingReason } from './alarm-entry.ts';
import { timeText } from './local-times.ts';
import type { AlarmMessage } from './message.ts';

/** What is promised, as a message names it. */
export const PROMISES: Readonly<Record<ClockKind, string>> = {
  'first-reaction': 'first reaction',
  'remote-reaction': 'remote reaction',
  'onsite-reaction': 'reaction on site',
};

/** Why a promise does not apply, in the words of the walls and desks. */
export const VOID_REASONS: Readonly<Record<VoidReason, string>> = {
  'outside-ticket-system': 'outside ticket system',
  'child-account': 'child account',
  'emergency-not-activated': 'emergency not activated',
  'not-service-impacting': 'not service-impacting',
  'flag-withdrawn': 'flag withdrawn',
  'address-unknown': 'address unknown',
  'no-agreement': 'no agreement',
  'not-covered': 'not covered',
  'visit-required': 'visit required',
  'visit-not-required': 'visit not required',
};

/** Why somebody is told now, each reason in words. */
export function reasonTexts({ reasons, before, tellingDueAt }: AlarmMessage): string[] {
  return reasons.map((reason) => {
    switch (reason) {
      case 'raised':
        return 'it was raised';
      case 'not-acknowledged':
        if (before === null) return 'nobody acknowledged it';
        return `not acknowledged by duty level ${before.level} within ${lengthOf(minutely(tellingDueAt - before.at))}`;
      case 'lapsed':
        return 'it was acknowledged, and nobody reacted in time';
      case 'escalated':
        return 'the ticket was escalated in its own system';
      default:
        return `${percentOf(reason)} % of the goal used, and nobody has reacted`;
    }
  });
}

function percentOf(reason: Extract<TellingReason, `used-${number}`>): string {
  return reason.slice('used-'.length);
}

/** A wait is told to the second: what is less comes of how long the telling itself took. */
function minutely(ms: number): number {
  return Math.max(1000, Math.round(ms / 1000) * 1000);
}

/** What ended the need for an alarm, in words. */
export function endText(end: AlarmEnd, { zone, toldAt }: Pick<AlarmMessage, 'zone' | 'toldAt'>): string {
  const at = end.at === null ? '' : ` at ${timeText(end.at, zone, toldAt)}`;
  switch (end.kind) {
    case 'reaction':
      return `already answered${at}${end.by === null ? '' : ` by ${end.by}`}`;
    case 'cycle-ended':
      return `the ticket was closed${at}`;
    case 'void':
      return `void${at}: ${VOID_REASONS[end.reason]}`;
    case 'taken-back':
      return `taken back${at}: the records read otherwise now`;
    case 'heard-again':
      return `heard again${at}`;
    case 'not-watched':
      return `not watched any more${at}`;
    case 'tested':
      return `tested${at}`;
    default:
      return impossible(end);
  }
}

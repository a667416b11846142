import { impossible } from '../impossible.ts';
import { closedText } from './closed-text.ts';
import type { Cause, Decision, WhyUnchanged } from './ledger.ts';
import { momentIn } from './local-moments.ts';

/** The state of a clock and what it follows from, in words. */
export function stateText(what: Extract<Decision, { kind: 'state' }>, zone: string): string {
  const { state, why, closed } = what;
  switch (why) {
    case 'does-not-apply':
      return 'Void: the promise does not apply, whatever stopped it and whenever it was due.';
    case 'stopped-by-due':
      return 'Met: it stopped before it was due, or just then.';
    case 'stopped-after-due':
      return 'Breached: it stopped after it was due.';
    case 'due-passed':
      return 'Breached: it was due, and nothing has stopped it so far.';
    case 'due-passed-in-cycle':
      return 'Breached: it was due before its cycle ended, and nothing had stopped it.';
    case 'cycle-ended':
      return 'Cancelled: its cycle ended before anything stopped it, and not after it was due.';
    case 'open':
      return 'Running: nothing has stopped it, it is not past due, and its calendar is open.';
    case 'closed':
    case 'not-started': {
      const until = state.kind === 'waiting' ? momentIn(state.resumesAt, zone) : '';
      if (why === 'not-started') return `Waiting: it starts ${until}.`;
      const because = closed.length > 0 ? ` (${closedText(closed)})` : '';
      return `Waiting: nothing has stopped it, it is not past due, and its calendar is closed${because}. It resumes ${until}.`;
    }
    default:
      return impossible(why);
  }
}

/** How much a clock asks for, and why, in words. */
export function attentionText({ attention, usedPercent }: Extract<Decision, { kind: 'attention' }>): string {
  if (attention === 'late') return 'late, since it is breached.';
  if (usedPercent === null) return `${attention}.`;
  return `${attention}, with ${usedPercent} % of its goal used.`;
}

/** Why an event changed nothing, in words; `on` says which event it is. */
export function unchangedText(
  { why, cause }: Extract<Decision, { kind: 'unchanged' }>,
  on: (cause: Cause) => string,
): string {
  return `${on(cause)}: ${REASONS[why]}.`;
}

const REASONS: Readonly<Record<WhyUnchanged, string>> = {
  'customer-network': "a fault in the customer's own network leaves its clock unchanged",
  'flag-withdrawn': 'a flag withdrawn leaves its clock unchanged',
  'access-refused': 'an access refused does not excuse',
  'withdrawn-after-due': 'the flag was withdrawn after it was due, which leaves its clock unchanged',
  'withdrawn-after-reaction': 'the flag was withdrawn after the reaction, which leaves its clock unchanged',
  'refused-after-due': 'access was refused when it was due already, which does not excuse',
  'required-after-reaction': 'a visit was required after it had stopped',
  'called-off-after-reaction': 'the visit was called off after it had stopped',
  'reaction-before-acceptance': 'a reaction before the case was accepted does not stop it',
};

import type { EmergencyTicketsTerms } from '../agreements/terms.ts';
import type { Instant } from '../calendars/period.ts';
import { onDutyAt } from './duty.ts';
import type { JudgedBoard } from './judged-board.ts';
import type { OpenClock } from './open-clock.ts';

/** How the alarm of an emergency stands. */
export type AlarmState =
  | { readonly kind: 'acknowledged'; readonly at: Instant; readonly by: string }
  /** Somebody is on duty to acknowledge it, and nobody has. */
  | { readonly kind: 'not-acknowledged'; readonly since: Instant; readonly onDuty: string | null }
  /** The station knows of no roster: it says that there was an alarm, and waits for nobody. */
  | { readonly kind: 'raised'; readonly at: Instant };

/** The alarm that the start of this clock raised. */
export function alarmState(open: OpenClock<EmergencyTicketsTerms>, board: JudgedBoard): AlarmState {
  const { ticket, terms } = open.judged;
  const at = open.clock.startedAt;
  const answer = ticket.acknowledgements.find(({ alarmAt }) => alarmAt === at);
  if (answer && answer.at <= board.now) return { kind: 'acknowledged', at: answer.at, by: answer.by };
  if (!board.duties.has(terms.provider)) return { kind: 'raised', at };
  return { kind: 'not-acknowledged', since: at, onDuty: onDutyAt(board, terms.provider, at) };
}

import type { EmergencyTicketsTerms } from '../agreements/terms.ts';
import type { Acknowledger } from '../alarms/acknowledgement.ts';
import type { Instant } from '../calendars/period.ts';
import { impossible } from '../impossible.ts';
import { type ToldNow, toldOf } from './alarm-told.ts';
import { alarmIdOf, lifeNow, waitingNow } from './alarms-now.ts';
import type { BoardAlarm } from './board.ts';
import { onDutyAt } from './duty.ts';
import type { JudgedBoard } from './judged-board.ts';
import type { OpenClock } from './open-clock.ts';

/** How the alarm of an emergency stands. */
export type AlarmState =
  | { readonly kind: 'acknowledged'; readonly at: Instant; readonly by: Acknowledger }
  /** Nobody has acknowledged it, or not in time: somebody is waited for. */
  | {
      readonly kind: 'not-acknowledged';
      readonly since: Instant;
      /** It was acknowledged, and there was no reaction in time. */
      readonly lapsed: boolean;
      /** Who was reached, or else who is on duty; null where nobody is. */
      readonly onDuty: string | null;
      /** By this id it can be acknowledged; null where the station has none for it yet. */
      readonly alarm: string | null;
      /** The last telling; null while nobody was told. */
      readonly told: ToldNow | null;
    }
  /** It was told, and nobody is waited for. */
  | { readonly kind: 'told-once'; readonly told: ToldNow }
  /** There was an alarm, and nobody is waited for. */
  | { readonly kind: 'raised'; readonly at: Instant };

/** The alarm that the start of this clock raised. */
export function alarmState(open: OpenClock<EmergencyTicketsTerms>, board: JudgedBoard): AlarmState {
  const id = alarmIdOf(open);
  const alarm = board.alarms.find((one) => one.id === id);
  return alarm ? stateOf(alarm, board) : stateWithoutAlarm(open, board);
}

function stateOf(alarm: BoardAlarm, board: JudgedBoard): AlarmState {
  const life = lifeNow(alarm, board);
  const told = toldOf(alarm, board.channels, board.now).at(-1) ?? null;
  const waits = waitingNow(alarm, life, board);
  if (waits && !board.settings?.copy) {
    const names = told?.names ?? [];
    // Where nobody is on duty the wall waits for nobody by name; whom no channel reaches it leaves to the desk.
    const onDuty = told ? names.join(', ') || null : onDutyAt(board, alarm.provider, alarm.raisedAt);
    return { kind: 'not-acknowledged', ...waits, onDuty, alarm: alarm.id, told };
  }
  const { state } = life;
  switch (state.kind) {
    case 'acknowledged':
      return { kind: 'acknowledged', at: state.at, by: state.by };
    case 'told-once':
      return told ? { kind: 'told-once', told } : { kind: 'raised', at: alarm.raisedAt };
    case 'raised':
    case 'not-acknowledged':
    case 'ended':
      return { kind: 'raised', at: alarm.raisedAt };
    default:
      return impossible(state);
  }
}

/** The station has none for it yet: what the ticket's own system says of its alarm. */
function stateWithoutAlarm(open: OpenClock<EmergencyTicketsTerms>, board: JudgedBoard): AlarmState {
  const { ticket, terms } = open.judged;
  const at = open.clock.startedAt;
  const answer = ticket.acknowledgements.find(({ alarmAt }) => alarmAt === at);
  if (answer && answer.at <= board.now) {
    return { kind: 'acknowledged', at: answer.at, by: { kind: 'source', by: answer.by } };
  }
  if (!board.duties.has(terms.provider) || board.settings?.copy) return { kind: 'raised', at };
  const onDuty = onDutyAt(board, terms.provider, at);
  return { kind: 'not-acknowledged', since: at, lapsed: false, onDuty, alarm: null, told: null };
}

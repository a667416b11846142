import type { TFunction } from 'i18next';
import { acknowledgerText } from '../../../src/alarms/acknowledgement.ts';
import type { AlarmLife } from '../../../src/alarms/life.ts';
import type { BoardAlarm } from '../../../src/boards/board.ts';
import type { Instant } from '../../../src/calendars/period.ts';
import { impossible } from '../../../src/impossible.ts';
import { endText, type MomentText } from './step-words.ts';

/** How an alarm stands in words, and where it is asked for who is told next. */
export function stateWords(
  { knownAt }: BoardAlarm,
  { state, next }: AlarmLife,
  tellsNext: boolean,
  at: Instant,
  moment: MomentText,
  t: TFunction,
): string {
  const then =
    tellsNext && next && next.dueAt > at
      ? `, ${t('alarmsDesk.state.next', { level: next.level, at: moment(next.dueAt) })}`
      : '';
  switch (state.kind) {
    case 'raised':
      return knownAt > at
        ? t('alarmsDesk.state.notKnown', { at: moment(knownAt) })
        : t('alarmsDesk.state.raised') + then;
    case 'not-acknowledged':
      return t('alarmsDesk.state.not-acknowledged', { at: moment(state.since) }) + then;
    case 'acknowledged':
      return t('alarmsDesk.state.acknowledged', {
        at: moment(state.at),
        by: acknowledgerText(state.by),
        until: moment(state.until),
      });
    case 'told-once':
      return t('alarmsDesk.state.told-once');
    case 'ended':
      return endText(state.end, moment, t);
    default:
      return impossible(state);
  }
}

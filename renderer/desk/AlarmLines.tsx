import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { AlarmEnd } from '../../src/boards/ticket-alarms.ts';
import type { TicketLedgers } from '../../src/boards/ticket-ledgers.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { impossible } from '../../src/impossible.ts';
import { storyMomentText } from './ticket-moments.ts';

/** Every alarm that a ticket raised: when, who acknowledged it and when, and what ended it. */
export function AlarmLines({ shown }: { readonly shown: TicketLedgers }) {
  const { t } = useTranslation();
  const { alarms, at, zone } = shown;
  const moment = (instant: Instant) => storyMomentText(instant, zone, at);
  return (
    <ol>
      {alarms.map(({ raisedAt, acknowledged, end }, i) => {
        const said = [
          t('ticket.alarm.raised', { at: moment(raisedAt) }),
          acknowledged
            ? t('ticket.alarm.acknowledged', { at: moment(acknowledged.at), by: acknowledged.by })
            : t('ticket.alarm.notAcknowledged'),
          endText(end, moment, t),
        ];
        // biome-ignore lint/suspicious/noArrayIndexKey: an alarm is known by its place
        return <li key={i}>{said.join(', ')}</li>;
      })}
    </ol>
  );
}

function endText(end: AlarmEnd | null, moment: (at: Instant) => string, t: TFunction): string {
  if (end === null) return t('ticket.alarm.open');
  switch (end.kind) {
    case 'reaction':
    case 'cycle-ended':
      return t(`ticket.alarm.${end.kind}`, { at: moment(end.at) });
    case 'void':
      return end.at === null
        ? t('ticket.alarm.void', { reason: end.reason })
        : t('ticket.alarm.voidAt', { at: moment(end.at), reason: end.reason });
    default:
      return impossible(end);
  }
}

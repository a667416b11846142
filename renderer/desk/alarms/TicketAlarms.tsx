import { useTranslation } from 'react-i18next';
import { alarmRules, topLevel } from '../../../src/boards/alarms-now.ts';
import { escalationOwed } from '../../../src/boards/escalation-owed.ts';
import type { TicketLedgers } from '../../../src/boards/ticket-ledgers.ts';
import { escalationOf } from '../../../src/clocks/marks.ts';
import { lifeOf } from '../../../src/tickets/cycles.ts';
import { countdownText } from '../../i18n/duration.ts';
import { Shape } from '../../parts/Shape.tsx';
import { AlarmLines } from '../AlarmLines.tsx';
import type { DeskView } from '../desk-view.ts';
import { storyMomentText } from '../ticket-moments.ts';
import { AcknowledgeButton } from './AcknowledgeButton.tsx';
import { AlarmSteps } from './AlarmSteps.tsx';
import type { TicketAlarmsTold } from './use-ticket-alarms.ts';

interface TicketAlarmsProps {
  readonly shown: TicketLedgers;
  readonly told: TicketAlarmsTold;
  /** A past instant is shown. */
  readonly reviewing: boolean;
  readonly view: DeskView;
}

/**
 * Every alarm that a ticket raised, each step by step; what an escalation still owes; as of the instant shown. Nothing for
 * a ticket without any. While one waits, in a frame that asks for it.
 */
export function TicketAlarms({ shown, told, reviewing, view }: TicketAlarmsProps) {
  const { t } = useTranslation();
  const { ticket, at, zone } = shown;
  const { board } = view;
  const { alarms, waiting } = told;
  const titles = new Map(board.channels.map(({ id, title }) => [id, title]));
  // Only who promises a first reaction to flagged tickets promises words after an escalation.
  const isPromised = shown.emergencySupport !== null;
  const owed = escalationOwed(isPromised ? escalationOf(lifeOf(ticket.ticket.events, at)) : null);
  if (alarms.length === 0 && owed.length === 0 && shown.alarms.length === 0 && !told.isSilent) return null;
  const isWaiting = waiting.length > 0;
  return (
    <section
      className={isWaiting ? 'ticket-alarms is-unanswered' : 'ticket-alarms'}
      aria-labelledby="ticket-alarms"
    >
      {isWaiting ? (
        <h2 id="ticket-alarms" className="urgent">
          <Shape level="urgent" />
          {t('emergencies.notAcknowledged')}{' '}
          <span>{t('emergencies.waits', { length: countdownText(board.now - waiting[0].since, t) })}</span>
        </h2>
      ) : (
        <h2 id="ticket-alarms">
          {t('alarmsDesk.title')} <span>{reviewing ? t('alarmsDesk.asOf') : ''}</span>
        </h2>
      )}
      {owed.map(({ kind, since, level }) => (
        <p key={kind} className={`is-owed ${level}`}>
          <Shape level={level} />{' '}
          {t('alarmsDesk.owed', { what: t(`owed.${kind}`), at: storyMomentText(since, zone, at) })}
        </p>
      ))}
      {told.isSilent && <p className="quiet">{t('alarmsDesk.noAnswer')}</p>}
      {waiting.map(({ id }, i) => (
        <AcknowledgeButton key={id} alarm={id} byKey={i === 0} />
      ))}
      {alarms.map((alarm) => (
        <AlarmSteps
          key={alarm.id}
          alarm={alarm}
          rules={alarmRules(board)}
          topLevel={reviewing ? null : topLevel(board, alarm.provider)}
          channelName={(id) => titles.get(id) ?? id}
          at={at}
          zone={zone}
        />
      ))}
      {alarms.length === 0 && told.isTold && shown.alarms.length > 0 && (
        <>
          <p className="quiet">{t('alarmsDesk.notByUs')}</p>
          <AlarmLines shown={shown} />
        </>
      )}
    </section>
  );
}

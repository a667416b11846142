import { useTranslation } from 'react-i18next';
import { USUAL_ALARM_RULES } from '../../../src/alarms/alarm-rules.ts';
import { type AlarmLife, alarmLife } from '../../../src/alarms/life.ts';
import type { TicketLedgers } from '../../../src/boards/ticket-ledgers.ts';
import { escalationOf } from '../../../src/clocks/marks.ts';
import { lifeOf } from '../../../src/tickets/cycles.ts';
import { askAlarms } from '../../feed/alarms-desk-door.ts';
import { Shape } from '../../parts/Shape.tsx';
import { AlarmLines } from '../AlarmLines.tsx';
import type { DeskView } from '../desk-view.ts';
import { storyMomentText } from '../ticket-moments.ts';
import { useAnswer } from '../use-answer.ts';
import { AcknowledgeButton } from './AcknowledgeButton.tsx';
import { AlarmSteps } from './AlarmSteps.tsx';

interface TicketAlarmsProps {
  readonly shown: TicketLedgers;
  /** A past instant is shown. */
  readonly reviewing: boolean;
  /** Told by what was known then: an alarm that the station learnt of later is left out. */
  readonly isKnownThen: boolean;
  readonly view: DeskView;
}

const WAITS: readonly AlarmLife['state']['kind'][] = ['raised', 'not-acknowledged'];
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * Every alarm that a ticket raised, each step by step; what an escalation still owes; as of the instant shown. Nothing for
 * a ticket without any.
 */
export function TicketAlarms({ shown, reviewing, isKnownThen, view }: TicketAlarmsProps) {
  const { t } = useTranslation();
  const { ticket, at, zone } = shown;
  const { board } = view;
  const onBoard = board.alarms.filter(({ about }) => about.kind === 'ticket' && about.ticket === ticket.id);
  const { answer, current, problem } = useAnswer(
    ticket.id,
    (signal) => askAlarms(ticket.id, signal),
    // Anew with each entry, and each minute, since what is past is on no board.
    `${Math.floor(board.now / MINUTE)} ${JSON.stringify(onBoard.map(({ entries, end }) => [entries.length, end]))}`,
  );
  const told = current ? (answer?.alarms ?? []) : [];
  const alarms = told
    .filter(({ raisedAt, knownAt }) => (isKnownThen ? knownAt : raisedAt) <= at)
    .toReversed();
  const rules = board.settings?.alarms.rules ?? USUAL_ALARM_RULES;
  const titles = new Map(board.channels.map(({ id, title }) => [id, title]));
  const shifts = board.duties.get(ticket.ticket.provider)?.shifts ?? [];
  const around = shifts.filter(({ start, end }) => start < board.now + DAY && end > board.now - DAY);
  const topLevel = Math.max(1, ...around.map(({ level }) => level));
  const owed = owedText();
  // The oldest first, as on a wall; nobody acknowledges in the past, or on a copy.
  const isLive = !reviewing && !board.settings?.copy;
  const waiting = (isLive ? told : [])
    .filter((alarm) => WAITS.includes(alarmLife(alarm, alarm.entries, rules, topLevel, board.now).state.kind))
    .map(({ id }) => id);
  if (alarms.length === 0 && owed.length === 0 && shown.alarms.length === 0 && !problem) return null;
  return (
    <section className="ticket-alarms" aria-labelledby="ticket-alarms">
      <h2 id="ticket-alarms">
        {t('alarmsDesk.title')} <span>{reviewing ? t('alarmsDesk.asOf') : ''}</span>
      </h2>
      {owed.map((text) => (
        <p key={text} className="is-wrong">
          <Shape level="urgent" /> {text}
        </p>
      ))}
      {problem && !answer && <p className="quiet">{t('alarmsDesk.noAnswer')}</p>}
      {waiting.map((id, i) => (
        <AcknowledgeButton key={id} alarm={id} byKey={i === 0} />
      ))}
      {alarms.map((alarm) => (
        <AlarmSteps
          key={alarm.id}
          alarm={alarm}
          rules={rules}
          topLevel={reviewing ? null : topLevel}
          channelName={(id) => titles.get(id) ?? id}
          at={at}
          zone={zone}
        />
      ))}
      {alarms.length === 0 && current && shown.alarms.length > 0 && (
        <>
          <p className="quiet">{t('alarmsDesk.notByUs')}</p>
          <AlarmLines shown={shown} />
        </>
      )}
    </section>
  );

  /** What is owed since the last escalation: "staff will communicate the same … and call related staff". */
  function owedText(): string[] {
    const life = lifeOf(ticket.ticket.events, at);
    const escalation = escalationOf(life);
    if (!escalation) return [];
    const since = { at: storyMomentText(escalation.at, zone, at) };
    return [
      ...(shown.marks.includes('escalation-not-told') ? [t('alarmsDesk.owed.told', since)] : []),
      ...(shown.marks.includes('escalation-not-called') ? [t('alarmsDesk.owed.called', since)] : []),
    ];
  }
}

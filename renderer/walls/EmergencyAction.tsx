import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Acknowledger } from '../../src/alarms/acknowledgement.ts';
import type { AlarmState } from '../../src/boards/alarm-state.ts';
import type { ToldNow } from '../../src/boards/alarm-told.ts';
import type { EmergencyRow } from '../../src/boards/emergency-rows.ts';
import { escalationOwed } from '../../src/boards/escalation-owed.ts';
import { impossible } from '../../src/impossible.ts';
import { ageText, countdownText, waitText } from '../i18n/duration.ts';
import { momentOf } from '../i18n/moment.ts';
import { shortName, shortNames } from '../i18n/short-name.ts';
import { Shape } from '../parts/Shape.tsx';
import { Bell } from './Bell.tsx';

interface ActionProps {
  readonly row: EmergencyRow;
  readonly now: number;
  /** There is room for two lines only. */
  readonly half: boolean;
}

const LONG_MS = 10 * 60_000;

type Waiting = Extract<AlarmState, { kind: 'not-acknowledged' }>;

/** Who acts: how the alarm stands, and what the last escalation still asks for. */
export function EmergencyAction({ row, now, half }: ActionProps) {
  const { t } = useTranslation();
  const { alarm, escalation } = row;
  const asked = escalationOwed(escalation).map(({ kind }) => t(`owed.${kind}`));
  // What is still to be done is never cut where there is room: beside a bell the rest gives way to it.
  const askedLines = half ? [asked.join(' · ')].filter(Boolean) : asked;
  const todo = askedLines.map((text) => <Asked key={text} text={text} />);
  if (alarm.kind === 'not-acknowledged') {
    return (
      <Bell alarm={alarm.alarm} about={row.about.text} className="action">
        <WaitingLines alarm={alarm} row={row} now={now} room={Math.max(0, (half ? 1 : 2) - asked.length)} />
        {todo}
      </Bell>
    );
  }
  return (
    <div className="action">
      <AlarmLines row={row} now={now} brief={half ? asked.length > 0 : escalation !== null} half={half} />
      {escalation && !half && <EscalationLine row={row} />}
      {todo}
    </div>
  );
}

interface WaitingProps {
  readonly alarm: Waiting;
  readonly row: EmergencyRow;
  readonly now: number;
  /** So many lines find room besides the first. */
  readonly room: number;
}

function WaitingLines({ alarm, row, now, room }: WaitingProps) {
  const { t } = useTranslation();
  const { since, lapsed, onDuty, told } = alarm;
  // Whom it waits for is worth more than the seconds of a long wait.
  const waited = now - since;
  const brief = onDuty !== null && waited >= LONG_MS;
  const length = brief ? ageText(waited, t) : countdownText(waited, t);
  const by =
    onDuty === null ? t('alarms.row.nobody') : told === null ? null : toldText(told, row.zone, now, t);
  const said = room > 1 ? by : null;
  const isReached = onDuty !== null && told?.state.kind !== 'failing';
  return (
    <>
      <b>{t(lapsed ? 'alarms.row.ranOut' : 'emergencies.notAcknowledged')}</b>
      {room > 0 && (
        <span className="secondary whom">
          {onDuty !== null && <span className="clip">{onDuty.split(', ').map(shortName).join(', ')}</span>}
          <span>{t(onDuty === null ? 'emergencies.waits' : 'alarms.row.for', { length })}</span>
        </span>
      )}
      {said !== null && <span className={isReached ? 'secondary told clip' : 'asked told clip'}>{said}</span>}
    </>
  );
}

/** By what somebody was told, and when. */
function toldText({ at, state, late, level }: ToldNow, zone: string, now: number, t: TFunction): string {
  switch (state.kind) {
    case 'walls':
      return t('alarms.row.onDutyHere', { at: momentOf(at, zone, now) });
    case 'sending':
      return t('alarms.row.telling');
    case 'failing': {
      const { channel, nextTryAt } = state;
      if (nextTryAt <= now) return t('alarms.row.failingNow', { channel });
      return t('alarms.row.failing', { channel, in: waitText(nextTryAt - now, t) });
    }
    case 'arrived': {
      const words = { level, channel: state.channel, at: momentOf(state.at, zone, now) };
      if (level > 1) return t(late ? 'alarms.row.toldLevelLate' : 'alarms.row.toldLevel', words);
      return t(late ? 'alarms.row.toldLate' : 'alarms.row.told', words);
    }
    default:
      return impossible(state);
  }
}

interface LinesProps {
  readonly row: EmergencyRow;
  readonly now: number;
  readonly brief: boolean;
  readonly half: boolean;
}

function AlarmLines({ row, now, brief, half }: LinesProps) {
  const { t } = useTranslation();
  const { alarm, zone } = row;
  const at = (instant: number) => momentOf(instant, zone, now);
  switch (alarm.kind) {
    case 'raised':
      return <span className="secondary">{t('emergencies.raised', { at: at(alarm.at) })}</span>;
    case 'told-once':
      return <span className="secondary">{toldOnceText(alarm.told, at(alarm.told.at), t)}</span>;
    case 'acknowledged': {
      const by = byLines(alarm.by, t);
      return (
        <>
          <span className="secondary clip">{t('emergencies.acknowledged', { at: at(alarm.at) })}</span>
          {!brief &&
            (half ? [by.join(' · ')] : by).map((line) => (
              <span key={line} className="secondary clip">
                {line}
              </span>
            ))}
        </>
      );
    }
    case 'not-acknowledged':
      return null;
    default:
      return impossible(alarm);
  }
}

/** Where somebody acknowledged it, and who that may have been. */
function byLines(by: Acknowledger, t: TFunction): string[] {
  switch (by.kind) {
    case 'screen': {
      const who = shortNames(by.onDuty);
      const at = t('alarms.row.at', { screen: by.screen });
      return [at, who === '' ? t('alarms.row.nobody') : t('alarms.row.onDuty', { who })];
    }
    case 'link':
      return [t('alarms.row.link', { who: shortName(by.name) })];
    case 'source':
      return [shortName(by.by)];
    default:
      return impossible(by);
  }
}

/** Who was told of an alarm that waits for nobody. */
export function toldOnceText({ names, state }: ToldNow, at: string, t: TFunction): string {
  return t(`alarms.row.toldOnce.${state.kind}`, { who: shortNames(names), at });
}

function EscalationLine({ row }: { readonly row: EmergencyRow }) {
  const { t } = useTranslation();
  const level = row.escalation?.level ?? null;
  return (
    <>
      <span className="clip">
        {level === null ? t('emergencies.escalated') : t('emergencies.escalation', { level })}
      </span>
      {row.escalation?.told && <span className="clip secondary">{t('emergencies.told')}</span>}
    </>
  );
}

function Asked({ text }: { readonly text: string }) {
  return (
    <span className="asked">
      <Shape level="late" />
      <span className="clip">{text}</span>
    </span>
  );
}

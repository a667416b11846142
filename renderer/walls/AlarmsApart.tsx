import type { TFunction } from 'i18next';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { FailingChannels } from '../../src/boards/alarm-channels.ts';
import type { AlarmLine, AlarmsAway } from '../../src/boards/alarm-lines.ts';
import type { EmergenciesBoard } from '../../src/boards/emergencies-board.ts';
import { countdownText } from '../i18n/duration.ts';
import { momentOf } from '../i18n/moment.ts';
import { listOf } from '../parts/Band.tsx';
import { Shape } from '../parts/Shape.tsx';
import { aboutText, timelineText } from './alarm-words.ts';
import { Bell } from './Bell.tsx';
import { HowToAcknowledge } from './ToAcknowledge.tsx';
import { ThisScreenContext } from './this-screen.ts';

/** Characters that find room in a line, and those that what to press takes. */
const ROOM = 144;
const PRESS_ROOM = 20;

interface AlarmsApartProps {
  readonly board: EmergenciesBoard;
  /** The zone of the wall. */
  readonly zone: string;
}

/**
 * The alarms that no row tells, each in a line: of faults, of a station that is silent, of a test. And that no channel
 * works.
 */
export function AlarmsApart({ board: { alarms, now }, zone }: AlarmsApartProps) {
  const { apart, channels, noChannel, lines } = alarms;
  if (lines === 0) return null;
  return (
    <div className="alarms-apart">
      {apart.shown.map((line) => (
        <Line key={line.id} line={line} now={now} />
      ))}
      {apart.more && <MoreAlarms more={apart.more} />}
      {noChannel && channels?.failing && <NoChannel failing={channels.failing} zone={zone} now={now} />}
    </div>
  );
}

function MoreAlarms({ more: { count, waiting, level } }: { readonly more: AlarmsAway }) {
  const { t } = useTranslation();
  const more = t('alarms.more', { count });
  if (waiting === 0) return <div className="alarm-line">{more}</div>;
  const shape = level === 'late' ? 'late' : 'urgent';
  return (
    <div className="alarm-line is-urgent">
      <span className={shape}>
        <Shape level={shape} />
      </span>
      <b className="urgent">{t('alarms.moreWaiting', { more, count: waiting })}</b>
    </div>
  );
}

interface NoChannelProps {
  readonly failing: FailingChannels;
  readonly zone: string;
  readonly now: number;
}

function NoChannel({ failing: { titles, since, why }, zone, now }: NoChannelProps) {
  const { t } = useTranslation();
  const words = { names: listOf(titles), at: momentOf(since, zone, now), why };
  return (
    <div className="alarm-line is-urgent no-channel">
      <span className="urgent">
        <Shape level="urgent" />
      </span>
      <b className="urgent">{t('alarms.channels.noneWorks')}</b>
      <span className="clip secondary">
        {t(titles.length > 1 ? 'alarms.channels.failSince' : 'alarms.channels.failsSince', words)}
      </span>
    </div>
  );
}

function Line({ line, now }: { readonly line: AlarmLine; readonly now: number }) {
  const { t } = useTranslation();
  const isNext = useContext(ThisScreenContext)?.next === line.id;
  const about = aboutText(line, t);
  const due = line.due ? dueText(line, line.due, now, t) : '';
  const waits = line.waits ? waitsText(line.waits, now, t) : '';
  const room = ROOM - about.length - due.length - waits.length - (isNext ? PRESS_ROOM : 0);
  const level = line.level === 'late' ? 'late' : 'urgent';
  const said = (
    <>
      {line.waits && (
        <span className={level}>
          <Shape level={level} />
        </span>
      )}
      <b className="clip primary">{about}</b>
      {due !== '' && <span>{due}</span>}
      {waits !== '' && <b className="urgent">{waits}</b>}
      <span className="clip secondary">{timelineText(line, now, room, t)}</span>
      {isNext && <HowToAcknowledge />}
    </>
  );
  if (!line.waits) return <div className="alarm-line">{said}</div>;
  return (
    <Bell alarm={line.id} about={about} className="alarm-line">
      {said}
    </Bell>
  );
}

function dueText(
  { zone }: AlarmLine,
  { clock, at }: NonNullable<AlarmLine['due']>,
  now: number,
  t: TFunction,
): string {
  const words = { clock: t(`clocks.kind.${clock}`), at: momentOf(at, zone, now) };
  return t(at < now ? 'alarms.about.wasDue' : 'alarms.about.due', words);
}

function waitsText({ since, lapsed }: NonNullable<AlarmLine['waits']>, now: number, t: TFunction): string {
  return t(lapsed ? 'alarms.ranOut' : 'alarms.waits', { length: countdownText(now - since, t) });
}

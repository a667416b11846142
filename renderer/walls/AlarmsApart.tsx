import type { TFunction } from 'i18next';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlarmLine, AlarmsAway } from '../../src/boards/alarm-lines.ts';
import type { AlarmShortfall } from '../../src/boards/alarm-shortfall.ts';
import type { EmergenciesBoard } from '../../src/boards/emergencies-board.ts';
import { impossible } from '../../src/impossible.ts';
import { ageText, countdownText } from '../i18n/duration.ts';
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
 * The alarms that no row tells, each in a line: of faults, of a station that is silent, of a test. And what keeps
 * people from being told.
 */
export function AlarmsApart({ board: { alarms, now }, zone }: AlarmsApartProps) {
  const { apart, shortfall, lines } = alarms;
  if (lines === 0) return null;
  return (
    <div className="alarms-apart">
      {apart.shown.map((line) => (
        <Line key={line.id} line={line} now={now} />
      ))}
      {apart.more && <MoreAlarms more={apart.more} />}
      {shortfall && <Shortfall shortfall={shortfall} zone={zone} now={now} />}
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

interface ShortfallProps {
  readonly shortfall: AlarmShortfall;
  readonly zone: string;
  readonly now: number;
}

function Shortfall({ shortfall, zone, now }: ShortfallProps) {
  const { t } = useTranslation();
  return (
    <div className="alarm-line is-urgent shortfall">
      <span className="urgent">
        <Shape level="urgent" />
      </span>
      <b className="urgent">{t(`alarms.shortfall.${shortfall.kind}`)}</b>
      <span className="clip secondary">{shortfallText(shortfall, zone, now, t)}</span>
    </div>
  );
}

function shortfallText(shortfall: AlarmShortfall, zone: string, now: number, t: TFunction): string {
  const at = (since: number) => momentOf(since, zone, now);
  switch (shortfall.kind) {
    case 'not-all-told':
      return t('alarms.shortfall.since', { at: at(shortfall.since), why: shortfall.why });
    case 'clock-ahead':
      return t('alarms.shortfall.ahead', { source: shortfall.source, by: ageText(shortfall.byMs, t) });
    case 'no-channel': {
      const { titles, since, why } = shortfall.failing;
      const many = titles.length > 1 ? 'alarms.channels.failSince' : 'alarms.channels.failsSince';
      return t(many, { names: listOf(titles), at: at(since), why });
    }
    default:
      return impossible(shortfall);
  }
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

import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { AlarmLine } from '../../src/boards/alarm-lines.ts';
import type { Listed } from '../../src/boards/fold.ts';
import { countdownText } from '../i18n/duration.ts';
import { momentOf } from '../i18n/moment.ts';
import { Shape } from '../parts/Shape.tsx';
import { aboutText, timelineText } from './alarm-words.ts';
import { Bell } from './Bell.tsx';

/** Characters that find room in a line. */
const ROOM = 144;

interface AlarmsApartProps {
  readonly apart: Listed<AlarmLine>;
  readonly now: number;
}

/** The alarms that no row tells, each in a line: of faults, of a station that is silent, of a test. */
export function AlarmsApart({ apart, now }: AlarmsApartProps) {
  const { t } = useTranslation();
  if (apart.count === 0) return null;
  return (
    <div className="alarms-apart">
      {apart.shown.map((line) => (
        <Line key={line.id} line={line} now={now} />
      ))}
      {apart.more > 0 && (
        <div className="alarm-line urgent">
          <Shape level="urgent" />
          <b>{t('alarms.more', { count: apart.more })}</b>
        </div>
      )}
    </div>
  );
}

function Line({ line, now }: { readonly line: AlarmLine; readonly now: number }) {
  const { t } = useTranslation();
  const about = aboutText(line, t);
  const due = line.due ? dueText(line, line.due, now, t) : '';
  const waits = line.waits ? waitsText(line.waits, now, t) : '';
  const room = ROOM - about.length - due.length - waits.length;
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

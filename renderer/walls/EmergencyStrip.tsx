import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { EmergencyRow, EmergencyStripRow } from '../../src/boards/emergency-rows.ts';
import { farMomentOf, zoneMark } from '../i18n/moment.ts';
import { ClockStrip } from '../parts/ClockStrip.tsx';
import { Countdown } from '../parts/Countdown.tsx';
import { Shape } from '../parts/Shape.tsx';
import { EmergencyAction } from './EmergencyAction.tsx';

interface EmergencyStripProps {
  readonly row: EmergencyStripRow;
  readonly now: number;
  readonly zone: string;
  /** The rows are halved: the figure is smaller and the subject goes. */
  readonly half: boolean;
}

/** One emergency as a flight strip: its clock, who, the clock strip, who acts. */
export function EmergencyStrip({ row, now, zone, half }: EmergencyStripProps) {
  const { t } = useTranslation();
  const waiting = row.resumesAt !== null;
  const look = ['emergency', `is-${row.level}`];
  if (row.unknownSince !== null) look.push('is-unknown');
  if (waiting) look.push('is-waiting');
  const mark = zoneMark(row.dueAt, row.zone, zone);
  return (
    <article className={look.join(' ')} data-key={row.key} aria-label={row.about.text}>
      <div className="clock">
        <div className={`level ${row.level}`}>
          <Shape level={row.level} />
          <span>{levelText(row, t)}</span>
        </div>
        <Countdown ms={row.remainingMs} />
      </div>
      <div className="who">
        <h3 className="clip">{row.about.text}</h3>
        <p className="clip service">
          {row.service}
          {row.resumesAt !== null && (
            <b>
              {row.service ? ' · ' : ''}
              {t('emergencies.resumes', { at: farMomentOf(row.resumesAt, row.zone, now) })}
            </b>
          )}
        </p>
        {!half && <p className="clip subject">{row.subject}</p>}
      </div>
      <div className="strip-cell">
        <ClockStrip
          strip={row.strip}
          zone={row.zone}
          now={now}
          width={31}
          text={half ? 1.5 : 1.75}
          zoneMark={mark}
          unknownSince={row.unknownSince}
        />
      </div>
      <EmergencyAction row={row} now={now} half={half} />
    </article>
  );
}

function levelText(row: EmergencyRow, t: TFunction): string {
  if (row.level === 'late') return t(row.unknownSince === null ? 'countdown.lateBy' : 'countdown.lateUnless');
  const level = t(`level.${row.level}`);
  return t(row.resumesAt === null ? 'countdown.left' : 'countdown.levelWaiting', { level });
}

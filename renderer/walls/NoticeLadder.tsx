import { useTranslation } from 'react-i18next';
import type { LadderDay, LadderStep } from '../../src/boards/notice-ladder.ts';
import type { WindowRow } from '../../src/boards/window-row.ts';
import { ageText } from '../i18n/duration.ts';
import { datedMomentOf } from '../i18n/moment.ts';
import { initialOf } from '../i18n/window-moment.ts';
import { listOf } from '../parts/Band.tsx';
import { daysText } from './windows-words.ts';

/** Beside the names of holidays there is room for the days alone. */
const DAYS_ALONE = 10 * 24 * 3_600_000;

/**
 * The days from the latest notice to the window, as a ladder: working days by their initial, the others
 * hatched as one cut, the door at the end. Below it the latest notice, what is left for it, and the holidays
 * among the days.
 */
export function NoticeLadder({ row }: { readonly row: WindowRow }) {
  const { t } = useTranslation();
  const { ladder, terms } = row;
  if (!ladder) return <p className="label quiet">{t('windows.latest', { at: t('windows.notKnown') })}</p>;
  const { latest, leftMs, days, steps, holidays } = ladder;
  const at = datedMomentOf(latest, terms.zone);
  const count = days.filter((day) => day.counts).length;
  const names = holidays.length > 0 ? t('windows.ladderHolidays', { names: listOf(holidays) }) : '';
  const daysOnly = holidays.length > 0 && leftMs >= DAYS_ALONE;
  const length = daysOnly ? daysText(leftMs, t) : ageText(leftMs, t);
  return (
    <>
      <div className="ladder" role="img" aria-label={t('windows.ladder', { at, count, holidays: names })}>
        {steps.map((step) => (
          <Step key={step.kind === 'day' ? step.day.date : step.days[0].date} step={step} zone={terms.zone} />
        ))}
        <i className="door" />
      </div>
      <p className="label secondary">{t('windows.latest', { at })}</p>
      <div className="left">
        <b className={leftMs < 0 ? 'quiet' : row.noticeUrgent ? 'urgent' : 'primary'}>
          {leftMs < 0 ? t('windows.passed') : t('windows.left', { length })}
        </b>
        {holidays.length > 0 && <span className="label watch">{holidays.join(', ')}</span>}
      </div>
    </>
  );
}

function Step({ step, zone }: { readonly step: LadderStep; readonly zone: string }) {
  if (step.kind === 'day') return <i className={lookOf(step.day)}>{initialOf(step.day.start, zone)}</i>;
  return (
    <span className="cut" style={{ flexGrow: 0, flexBasis: `${1.25 * step.days.length}rem` }}>
      {step.days.map((day) => (
        <i key={day.date} className={lookOf(day)} />
      ))}
    </span>
  );
}

function lookOf({ gone, today }: LadderDay): string {
  return [gone ? 'is-gone' : '', today ? 'is-today' : ''].filter(Boolean).join(' ');
}

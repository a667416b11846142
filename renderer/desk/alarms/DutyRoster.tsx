import { useTranslation } from 'react-i18next';
import { addDays, localDateAt, startOfDay } from '../../../src/calendars/wall-time.ts';
import { type LevelRoster, levelRosters } from '../../../src/duty/level-roster.ts';
import { lengthText } from '../../i18n/duration.ts';
import { datedMomentOf, dayOf, weekdayOf } from '../../i18n/moment.ts';
import { Shape } from '../../parts/Shape.tsx';
import type { DeskView } from '../desk-view.ts';
import { ROSTER_DAYS, rosters } from './rosters.ts';

/** Who is on duty in the coming two weeks, by provider and level, with gaps and overlaps named. */
export function DutyRoster({ view }: { readonly view: DeskView }) {
  const { t } = useTranslation();
  const { board } = view;
  const known = rosters(view);
  return (
    <section className="duty-roster" aria-labelledby="duty-roster">
      <h2 id="duty-roster">
        {t('alarmsDesk.duty.title')}{' '}
        <span>
          {t('alarmsDesk.duty.rest', { count: ROSTER_DAYS, at: datedMomentOf(board.now, view.zone) })}
        </span>
      </h2>
      {known.length === 0 && <p className="secondary">{t('alarmsDesk.duty.none')}</p>}
      {known.map(({ id, name, zone, shifts }) => {
        const today = localDateAt(board.now, zone);
        const days = Array.from({ length: ROSTER_DAYS + 1 }, (_, i) => startOfDay(addDays(today, i), zone));
        const span = { start: board.now, end: days[ROSTER_DAYS] };
        return levelRosters(shifts, span).map((roster) => (
          <Level
            key={`${id} ${roster.level}`}
            name={t('alarmsDesk.duty.of', { provider: name, level: roster.level })}
            roster={roster}
            days={days}
            zone={zone}
          />
        ));
      })}
    </section>
  );
}

interface LevelProps {
  readonly name: string;
  readonly roster: LevelRoster;
  /** The beginning of each day, and of the one after them. */
  readonly days: readonly number[];
  readonly zone: string;
}

/** One level: a strip of its days, and in words what is wrong with it and who comes when. */
function Level({ name, roster, days, zone }: LevelProps) {
  const { t } = useTranslation();
  const { shifts, gaps, overlaps } = roster;
  const [from, to] = [days[0], days[days.length - 1]];
  const moment = (at: number) => datedMomentOf(at, zone);
  const words = (start: number, end: number) => ({ from: moment(start), to: moment(end) });
  const place = (start: number, end: number) => {
    const x = (100 * (Math.max(start, from) - from)) / (to - from);
    return { x: `${x}%`, width: `${(100 * (Math.min(end, to) - from)) / (to - from) - x}%` };
  };
  const wrong = gaps.length + overlaps.length;
  return (
    <article aria-label={name}>
      <h3>
        {name}{' '}
        <span className={wrong > 0 ? 'urgent' : 'quiet'}>
          {wrong > 0 && <Shape level="urgent" />}{' '}
          {wrong > 0 ? t('alarmsDesk.duty.wrong', { count: wrong }) : t('alarmsDesk.duty.whole')}
        </span>
      </h3>
      <svg className="roster-strip" aria-hidden="true">
        {shifts.map((shift, i) => (
          <g key={`${shift.person} ${shift.start}`}>
            <rect
              className={i % 2 === 0 ? 'shift' : 'shift is-other'}
              y="16"
              height="22"
              {...place(shift.start, shift.end)}
            />
            <svg {...place(shift.start, shift.end)} y="16" height="22" overflow="hidden" aria-hidden="true">
              <text x="4" y="16">
                {shift.name}
              </text>
            </svg>
          </g>
        ))}
        {gaps.map(({ start, end }) => (
          <rect key={start} className="gap" y="16" height="22" {...place(start, end)} />
        ))}
        {overlaps.map(({ start, end }) => (
          <rect key={start} className="overlap" y="34" height="4" {...place(start, end)} />
        ))}
        {days.slice(0, -1).map((day) => (
          <g key={day}>
            <line x1={place(day, day).x} x2={place(day, day).x} y1="14" y2="40" />
            <svg x={place(day, day).x} y="0" width="7%" height="14" aria-hidden="true">
              <text x="2" y="11" className="day">{`${weekdayOf(day, zone)} ${dayOf(day, zone)}`}</text>
            </svg>
          </g>
        ))}
      </svg>
      <ul>
        {gaps.map(({ start, end }) => (
          <li key={`gap ${start}`} className="is-wrong">
            <Shape level="urgent" />{' '}
            {t('alarmsDesk.duty.gap', { ...words(start, end), length: lengthText(end - start, t, 'd') })}
          </li>
        ))}
        {overlaps.map(({ start, end, on }) => (
          <li key={`overlap ${start}`} className="is-wrong watch">
            <Shape level="watch" />{' '}
            {t('alarmsDesk.duty.overlap', {
              ...words(start, end),
              names: on.map((one) => one.name).join(', '),
            })}
          </li>
        ))}
        {shifts.map((shift) => (
          <li key={`${shift.person} ${shift.start}`}>
            <bdi>{t('alarmsDesk.duty.shift', { name: shift.name, ...words(shift.start, shift.end) })}</bdi>
          </li>
        ))}
      </ul>
    </article>
  );
}

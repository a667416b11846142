import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecentReactions } from '../../src/boards/quiet.ts';
import { addDays, localDateAt, startOfDay, weekdayOf } from '../../src/calendars/wall-time.ts';
import { lengthText } from '../i18n/duration.ts';
import { dayOf, farMomentOf } from '../i18n/moment.ts';

interface ChartProps {
  readonly reactions: RecentReactions;
  readonly quietSince: number | null;
  readonly now: number;
  readonly zone: string;
}

/** The picture's own units: 16 of them are one rem. */
const LEFT = 90;
const RIGHT = 1830;
const BOTTOM = 375;
const TOP = 40;
/** How much of the height the goal takes; what took longer stands above it. */
const GOAL_Y = 85;

/** The first reactions of the last 30 days: each a stem as high as it took long. */
export const ReactionChart = memo(Chart, (a, b) => minuteOf(a) === minuteOf(b) && sameChart(a, b));

function minuteOf({ now }: ChartProps): number {
  return Math.floor(now / 60_000);
}

function sameChart(a: ChartProps, b: ChartProps): boolean {
  const [x, y] = [a.reactions, b.reactions];
  const same = x.count === y.count && x.met === y.met && x.outcomes.at(-1) === y.outcomes.at(-1);
  return same && a.quietSince === b.quietSince && a.zone === b.zone;
}

function Chart({ reactions, quietSince, now, zone }: ChartProps) {
  const { t } = useTranslation();
  const { from, goalMs, outcomes, met, count } = reactions;
  const x = (at: number) => LEFT + ((at - from) / (now - from)) * (RIGHT - LEFT);
  const y = (ms: number) => Math.max(TOP + 6, BOTTOM - (ms / goalMs) * (BOTTOM - GOAL_Y));
  const label = t('quiet.chart', { met, count, goal: lengthText(goalMs, t) });
  const quiet = quietSince !== null && quietSince > from ? quietSince : null;
  return (
    <svg className="reaction-chart" viewBox="0 0 1840 420" role="img" aria-label={label}>
      <line className="goal" x1={LEFT} x2={RIGHT} y1={y(goalMs)} y2={y(goalMs)} />
      <text x={LEFT - 12} y={y(goalMs) + 8} className="secondary end">
        {lengthText(goalMs, t)}
      </text>
      <line className="half" x1={LEFT} x2={RIGHT} y1={y(goalMs / 2)} y2={y(goalMs / 2)} />
      <text x={LEFT - 12} y={y(goalMs / 2) + 8} className="quiet end">
        {lengthText(goalMs / 2, t)}
      </text>
      <line className="base" x1={LEFT} x2={RIGHT} y1={BOTTOM} y2={BOTTOM} />
      {daysBetween(from, now, zone).map(({ at, monday }) => (
        <g key={at}>
          <line className="base" x1={x(at)} x2={x(at)} y1={BOTTOM} y2={BOTTOM + (monday ? 12 : 6)} />
          {monday && x(at) < RIGHT - 10 && (
            <text x={x(at)} y={BOTTOM + 38} className="quiet middle">
              {dayOf(at, zone)}
            </text>
          )}
        </g>
      ))}
      {quiet !== null && (
        <>
          <rect className="quiet-time" x={x(quiet)} y={BOTTOM - 19} width={RIGHT - x(quiet)} height={18} />
          {x(quiet) < RIGHT - 180 && (
            <text x={RIGHT - 14} y={BOTTOM - 31} className="secondary end">
              {t('quiet.since', { at: farMomentOf(quiet, zone, now) })}
            </text>
          )}
        </>
      )}
      {outcomes.map((outcome) =>
        outcome.state === 'met' ? (
          <g key={`${outcome.ticketId}/${outcome.startedAt}`}>
            <line
              className="stem"
              x1={x(outcome.startedAt)}
              x2={x(outcome.startedAt)}
              y1={BOTTOM}
              y2={y(outcome.usedMs)}
            />
            <circle cx={x(outcome.startedAt)} cy={y(outcome.usedMs)} r="8" />
          </g>
        ) : (
          <Late
            key={`${outcome.ticketId}/${outcome.startedAt}`}
            x={x(outcome.startedAt)}
            y={y(outcome.usedMs)}
            text={t('quiet.late', {
              length: lengthText(minutes(outcome.usedMs), t),
              day: dayOf(outcome.startedAt, zone),
            })}
          />
        ),
      )}
      <line className="here" x1={RIGHT} x2={RIGHT} y1={TOP} y2={BOTTOM + 10} />
    </svg>
  );
}

/** Whole minutes, from one minute on. */
function minutes(ms: number): number {
  return ms < 60_000 ? ms : ms - (ms % 60_000);
}

/** A reaction that came too late: the square with the cross, and how long it took. */
function Late({ x, y, text }: { readonly x: number; readonly y: number; readonly text: string }) {
  const left = x > RIGHT - 200;
  return (
    <g className="missed">
      <line x1={x} x2={x} y1={BOTTOM} y2={y + 11} />
      <rect x={x - 10} y={y - 10} width="20" height="20" />
      <path d={`M${x - 5} ${y - 5}l10 10m0 -10l-10 10`} />
      <text x={left ? x - 20 : x + 20} y={y + 9} className={left ? 'end' : ''}>
        {text}
      </text>
    </g>
  );
}

/** The midnights between two instants in a zone, and which of them begin a Monday. */
function daysBetween(from: number, to: number, zone: string): { at: number; monday: boolean }[] {
  const days: { at: number; monday: boolean }[] = [];
  for (let date = addDays(localDateAt(from, zone), 1); ; date = addDays(date, 1)) {
    const at = startOfDay(date, zone);
    if (at > to) return days;
    days.push({ at, monday: weekdayOf(date) === 1 });
  }
}

import { useTranslation } from 'react-i18next';
import type { ClockStrip as StripData, StripPart } from '../../src/boards/clock-strip.ts';
import { type StripLabels, stripLabels } from '../../src/boards/strip-labels.ts';
import { impossible } from '../../src/impossible.ts';
import { lengthText } from '../i18n/duration.ts';
import { farMomentOf, isFar, stripMomentOf, timeOf } from '../i18n/moment.ts';

interface StripProps {
  readonly strip: StripData;
  readonly zone: string;
  readonly now: number;
  /** The width of the strip and the size of its text, in rem. */
  readonly width: number;
  readonly text: number;
  /** How wide a cut is where there is room, in rem. */
  readonly cut?: number;
  /** Whether what reaches over its left edge is not seen: "16 h closed" would be read as "6 h closed". */
  readonly clipped?: boolean;
  /** The zone's abbreviation, where it differs from that of the screen. */
  readonly zoneMark?: string;
  readonly unknownSince?: number | null;
}

/** Widths of the longest labels, in the size of their text. */
const LABEL = {
  today: { instant: 2.5, due: 4.2 },
  weekday: { instant: 4.3, due: 6.2 },
  dated: { instant: 5.6, due: 7.5 },
  closed: 5.0,
} as const;
const CUT = 6.5;
const SHARE = (share: number) => `${(share * 100).toFixed(2)}%`;

/** The clock strip: what is used of a promise, what is left, and the closed time cut out between. */
export function ClockStrip(props: StripProps) {
  const { strip, zone, now, width, text, cut = CUT, clipped = false, zoneMark = '', unknownSince } = props;
  const { t } = useTranslation();
  if (strip.kind === 'void') {
    const reason = t('strip.void', { reason: t(`reason.${strip.reason}`) });
    return (
      <div className="strip is-void" role="img" aria-label={reason}>
        <span className="strip-open">
          <b className="strip-label at-start">{reason}</b>
        </span>
      </div>
    );
  }
  const { parts, leavesToday, state, level } = strip;
  const dated = isFar(strip.startAt, now) || isFar(strip.dueAt, now);
  const size = LABEL[dated ? 'dated' : leavesToday ? 'weekday' : 'today'];
  const labels = stripLabels(strip, {
    width,
    cut,
    instant: size.instant * text,
    due: size.due * text,
    closed: LABEL.closed * text,
  });
  const moment = (at: number) => (leavesToday ? stripMomentOf(at, zone, now) : timeOf(at, zone));
  const described = t('strip.described', {
    start: farMomentOf(strip.startAt, zone, now),
    due: farMomentOf(strip.dueAt, zone, now) + zoneMark,
    state: t(`strip.state.${state}`),
  });
  const unknown = unknownSince ? `, ${t('strip.unknown', { at: farMomentOf(unknownSince, zone, now) })}` : '';
  const due = t(state === 'cancelled' ? 'strip.wasDue' : 'strip.due', {
    at: moment(strip.dueAt) + zoneMark,
  });
  return (
    <div className={`strip is-${level} is-${state}`} role="img" aria-label={described + unknown}>
      {parts.map((part, i) => (
        <Part
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is known by its place
          key={i}
          part={part}
          index={i}
          labels={labels}
          overEdge={clipped && i <= 1 && labels.cut < LABEL.closed * text}
          start={i === 0 ? moment(strip.startAt) : null}
          due={due}
          moment={moment}
        />
      ))}
    </div>
  );
}

interface PartProps {
  readonly part: StripPart;
  readonly index: number;
  readonly labels: StripLabels;
  /** The length above it may reach over the left edge, where it is not seen whole. */
  readonly overEdge: boolean;
  /** The label of the start, on the first part. */
  readonly start: string | null;
  readonly due: string;
  readonly moment: (at: number) => string;
}

function Part({ part, index, labels, overEdge, start, due, moment }: PartProps) {
  const { t } = useTranslation();
  const startLabel = start !== null && <b className="strip-label at-start">{start}</b>;
  switch (part.kind) {
    case 'open':
      return (
        <span className="strip-open" style={{ flexGrow: part.lengthMs }}>
          <i className="strip-used" style={{ width: SHARE(part.used) }} />
          {part.unknown && (
            <i
              className="strip-unknown"
              style={{ left: SHARE(part.unknown.from), width: SHARE(part.unknown.to - part.unknown.from) }}
            />
          )}
          {part.needle !== null && <i className="strip-now" style={{ left: SHARE(part.needle) }} />}
          {part.stop !== null && <i className="strip-stop" style={{ left: SHARE(part.stop) }} />}
          {startLabel}
        </span>
      );
    case 'cut':
      return (
        <span
          className={part.here ? 'strip-cut is-here' : 'strip-cut'}
          style={{ flexBasis: `${labels.cut}rem` }}
        >
          {labels.closed.has(index) && !overEdge && (
            <em>{t('strip.closed', { length: lengthText(part.closedMs, t) })}</em>
          )}
          {part.here && <i className="strip-pause" />}
          {labels.resume.has(index) && <b className="strip-label at-opening">{moment(part.opensAt)}</b>}
          {startLabel}
        </span>
      );
    case 'due':
      return (
        <span className="strip-due">
          <b className="strip-label at-due">{due}</b>
        </span>
      );
    case 'over':
      return (
        <span className="strip-over" style={{ flexGrow: part.lengthMs }}>
          {part.ends === 'needle' && <i className="strip-now at-end" />}
          {part.ends === 'stop' && <i className="strip-stop at-end" />}
        </span>
      );
    case 'rest':
      return (
        <span className="strip-rest" style={{ flexGrow: part.lengthMs }}>
          {startLabel}
        </span>
      );
    default:
      return impossible(part);
  }
}

import { memo } from 'react';
import type { TapeStretch } from '../../src/boards/desk-tape.ts';
import type { Period } from '../../src/calendars/period.ts';

interface TapeProps {
  readonly stretches: readonly TapeStretch[];
  readonly span: Period;
  readonly now: number;
  readonly midnights: readonly number[];
  /** What it shows, in words. */
  readonly described: string;
}

/** Where an instant lies on a tape, in per cent of its width. A hundredth is a minute of a week. */
export function placeOf(at: number, span: Period): string {
  return `${(((at - span.start) / (span.end - span.start)) * 100).toFixed(2)}%`;
}

/** Hours to scale, open time filled and closed time hatched, which move under a needle that is fixed at now. */
export const Tape = memo(function Tape({ stretches, span, now, midnights, described }: TapeProps) {
  return (
    <div className="tape" role="img" aria-label={described}>
      {stretches.map((stretch) => {
        const { kind, start, end } = stretch;
        const look = [`tape-${kind}`];
        if (start <= now && now < end) look.push('is-here');
        if (kind === 'open' && stretches.length === 1) look.push('is-always');
        return (
          <i
            key={start}
            className={look.join(' ')}
            style={{ left: placeOf(start, span), right: `calc(100% - ${placeOf(end, span)})` }}
          />
        );
      })}
      <i className="tape-past" style={{ width: placeOf(now, span) }} />
      {midnights.map((at) => (
        <i key={at} className="tape-midnight" style={{ left: placeOf(at, span) }} />
      ))}
      <i className="tape-now" style={{ left: placeOf(now, span) }} />
    </div>
  );
});

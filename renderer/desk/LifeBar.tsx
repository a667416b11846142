import { memo } from 'react';
import type { LocalDate } from '../../src/calendars/wall-time.ts';
import { shareAt, shareOf, twoYearsFrom } from './life.ts';

interface LifeBarProps {
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  /** Whether anything is valid at all: an address without an agreement has an empty bar. */
  readonly valid: boolean;
  readonly nonStop: boolean;
  readonly today: LocalDate;
}

/** When an agreement is valid in this year and the next, with a line at today; the dates beside it say so. */
export const LifeBar = memo(function LifeBar({ from, to, valid, nonStop, today }: LifeBarProps) {
  const years = twoYearsFrom(today);
  const share = valid ? shareOf(from, to, years) : null;
  const percent = (part: number) => `${(part * 100).toFixed(2)}%`;
  return (
    <div className={nonStop ? 'life is-non-stop' : 'life'} aria-hidden="true">
      {share && <i style={{ left: percent(share.start), right: percent(1 - share.end) }} />}
      <u style={{ left: percent(shareAt(today, years)) }} />
    </div>
  );
});

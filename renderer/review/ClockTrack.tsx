import { memo } from 'react';
import { deskTape } from '../../src/boards/desk-tape.ts';
import type { Calendar } from '../../src/calendars/calendar.ts';
import type { Instant, Period } from '../../src/calendars/period.ts';
import type { Ledger } from '../../src/explain/ledger.ts';
import { placeOf } from './time-scale.ts';

interface ClockTrackProps {
  readonly span: Period;
  readonly width: number;
  readonly at: Instant;
  readonly ledger: Ledger | null;
  readonly calendar: Calendar | null;
}

/** The line itself: closed time of the clock's calendar hatched, what it has used so far, and when it is due. */
export const ClockTrack = memo(function ClockTrack({ span, width, at, ledger, calendar }: ClockTrackProps) {
  const place = (instant: Instant) => Math.min(width, Math.max(0, placeOf(instant, span, width)));
  const tape = calendar ? deskTape(calendar, span) : [];
  const due = ledger?.clock.state.kind === 'void' ? null : (ledger?.clock.dueAt ?? null);
  const used = ledger === null || due === null ? [] : usedOf(ledger, at, tape);
  return (
    <g>
      <rect className="track" x="0" y="14" width={width} height="22" />
      {tape.map(
        ({ kind, start, end }) =>
          kind === 'closed' && (
            <g key={start}>
              <rect className="cut" x={place(start)} y="14" width={place(end) - place(start)} height="22" />
              <rect
                fill="url(#hatch)"
                x={place(start)}
                y="14"
                width={place(end) - place(start)}
                height="22"
              />
            </g>
          ),
      )}
      {used.map(({ start, end }) => (
        <rect
          key={start}
          className={`used is-${ledger?.clock.attention}`}
          x={place(start)}
          y="22"
          width={Math.max(0, place(end) - place(start))}
          height="6"
        />
      ))}
      {due !== null && span.start <= due && due <= span.end && (
        <line className="due" x1={place(due)} x2={place(due)} y1="12" y2="40" />
      )}
    </g>
  );
});

/** The open time that a clock has used up to an instant, as far as the tape reaches. */
function usedOf({ clock }: Ledger, at: Instant, tape: ReturnType<typeof deskTape>): Period[] {
  const until = Math.min(at, clock.stoppedAt ?? at, clock.cycleEndedAt ?? at);
  return tape
    .filter(({ kind }) => kind === 'open')
    .map(({ start, end }) => ({ start: Math.max(start, clock.startedAt), end: Math.min(end, until) }))
    .filter(({ start, end }) => start < end);
}

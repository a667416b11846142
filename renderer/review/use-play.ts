import { useEffect, useState } from 'react';
import { isoOf, parseInstant } from '../../src/calendars/iso.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { stationNow } from '../feed/store.ts';
import { type Playing, playedAt, type Rate, USUAL_RATE, untilNext } from './play-clock.ts';
import { currentReview, goToReview } from './use-review-place.ts';

/** Whether the review plays, how fast, and how to change that. */
export interface Play {
  readonly on: boolean;
  readonly rate: Rate;
  readonly turn: () => void;
  readonly pause: () => void;
  readonly choose: (rate: Rate) => void;
}

/** The page's clock may be ahead of the station's by less than this, in milliseconds. */
const NOT_AHEAD = 1000;

/**
 * Moves the instant under review on, second by second, until now. Somebody who goes to another instant meanwhile has it
 * play on from there. `held`: the station does not say how it was, so it pauses. `copyAt`: where it ends on a copy.
 */
export function usePlay(held: boolean, copyAt: Instant | null): Play {
  const [on, setOn] = useState(false);
  const [rate, setRate] = useState<Rate>(USUAL_RATE);
  useEffect(() => {
    if (held) setOn(false);
  }, [held]);
  useEffect(() => {
    if (!on) return;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    let timer = 0;
    let playing: Playing | null = null;
    let shown: string | null = null;
    const begin = () => {
      shown = currentReview().at;
      const at = shown === null ? null : parseInstant(shown);
      playing = at === null ? null : { at, steady: performance.now(), rate };
    };
    const tick = () => {
      const place = currentReview();
      if (place.at !== shown) begin();
      const steady = performance.now();
      const at = playing && playedAt(playing, steady);
      if (at === null || at >= (copyAt ?? (stationNow() ?? at) - NOT_AHEAD)) {
        setOn(false);
        if (at !== null) goToReview({ ...place, at: null }, 'scrub');
        return;
      }
      shown = isoOf(at);
      if (shown !== place.at) goToReview({ ...place, at: shown }, 'scrub');
      timer = window.setTimeout(tick, untilNext(playing!, steady, calm));
    };
    begin();
    tick();
    return () => window.clearTimeout(timer);
  }, [on, rate, copyAt]);
  return {
    on,
    rate,
    turn: () => setOn((before) => !before),
    pause: () => setOn(false),
    choose: setRate,
  };
}

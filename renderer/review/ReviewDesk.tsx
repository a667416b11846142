import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isoOf, parseInstant } from '../../src/calendars/iso.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { DeskTop } from '../desk/DeskTop.tsx';
import { deskViewOf } from '../desk/desk-view.ts';
import { fullMoment } from '../desk/ticket-moments.ts';
import type { KnownBoard } from '../feed/known-board.ts';
import type { FeedSnapshot } from '../feed/store.ts';
import { type BoardView, boardViewOf } from './board-view.ts';
import { ReviewBody } from './ReviewBody.tsx';
import { ReviewChoices } from './ReviewChoices.tsx';
import { ReviewHead } from './ReviewHead.tsx';
import { nextSpan } from './review-spans.ts';
import { Scrubber } from './Scrubber.tsx';
import { SpanNotes } from './SpanNotes.tsx';
import { useBoardThen } from './use-board-then.ts';
import { timed, usePaced } from './use-paced.ts';
import { usePlay } from './use-play.ts';
import { useReviewKeys } from './use-review-keys.ts';
import { currentReview, goToReview, useReviewPlace } from './use-review-place.ts';
import { useReviewSpan } from './use-review-span.ts';
import { useTicketThen } from './use-ticket-then.ts';

/** Questions are at least so far apart, in milliseconds: while it plays or is live, and while somebody moves the instant. */
const PLAYING_APART = 1000;
const MOVING_APART = 150;
const HOUR = 3_600_000;

/** The review desk: the whole board, every wall and one ticket as they stood at any past instant. */
export function ReviewDesk(props: { readonly snapshot: FeedSnapshot; readonly known: KnownBoard }) {
  const { snapshot, known } = props;
  const { t } = useTranslation();
  const live = useMemo(() => deskViewOf(snapshot, known), [snapshot, known]);
  const { place, jumps } = useReviewPlace();
  const { at } = place;
  const { now } = live.board;
  const instant = at === null ? now : parseInstant(at);
  const [held, setHeld] = useState(false);
  const copyAt = live.board.settings?.copy?.at ?? null;
  const isCopy = copyAt !== null;
  const play = usePlay(held, copyAt);
  const apart = play.on || at === null ? PLAYING_APART : MOVING_APART;
  const flow = `${place.sight} ${jumps}`;
  const then = useBoardThen({ place, instant, known, live: snapshot, flow, apart });
  useEffect(() => setHeld(then.problem !== null), [then.problem]);
  const drawn = useDeferredValue(usePaced(then.drawn));
  const view = useMemo((): BoardView | null => {
    if (drawn === null || place.wall !== null) return null;
    if (drawn.snapshot === snapshot) return live;
    return timed(() => boardViewOf(drawn.snapshot, drawn.board));
  }, [drawn, snapshot, live, place.wall]);
  const ticket = useTicketThen({ ...place, instant, now, flow, apart });
  // The cursor follows the pointer at once; what costs more comes after it.
  const placeDrawn = useDeferredValue(place);
  const ticketDrawn = useDeferredValue(ticket);
  const zone = ticket.shown?.zone ?? view?.zone ?? live.zone;
  const shownAt = instant ?? now;

  const drawnSpan = useReviewSpan({ place, instant: shownAt, known, now, apart });
  const { span, told, steps, zoom } = drawnSpan;

  const placeOfInstant = (to: Instant) => ({ ...currentReview(), at: to >= now ? null : isoOf(to) });
  /** From now the first step is a jump, so that Back returns to now; those of one drag are one place. */
  const scrub = (to: Instant, first = true) =>
    goToReview(placeOfInstant(to), currentReview().at === null && first ? 'jump' : 'scrub');
  const typed = (to: Instant | null) =>
    // What lies ahead is asked as well: the station says why it cannot be shown.
    goToReview({ ...currentReview(), at: to === null ? null : isoOf(to) }, 'jump');
  useReviewKeys({
    earlier: () => steps.earlier && scrub(steps.earlier.at),
    later: () => at !== null && steps.later && scrub(steps.later.at),
    hours: (by) => (by < 0 || at !== null) && scrub(shownAt + by * HOUR),
    first: () => steps.first && scrub(steps.first.at),
    last: () => steps.last && scrub(steps.last.at),
    play: () => at !== null && shownAt < now && play.turn(),
  });
  const title = at === null || instant === null ? null : fullMoment(instant, zone);
  useEffect(() => {
    document.title = title === null || play.on ? t('review.title') : t('review.titleAt', { at: title });
  }, [title, play.on, t]);
  const calendarId = ticket.ledger?.clock.goal?.calendar;
  const calendar = calendarId === undefined ? null : (live.board.calendars.get(calendarId) ?? null);
  return (
    <div className="desk reviews">
      <DeskTop desk="review" view={live} />
      <section
        className={at === null && !isCopy ? 'review whole is-live' : 'review whole'}
        aria-label={t('review.head.region')}
      >
        <ReviewHead
          at={at}
          instant={instant}
          now={now}
          zone={zone}
          isCopy={isCopy}
          steps={steps}
          play={play}
          scrub={scrub}
          jump={typed}
        />
        <Scrubber
          span={span}
          at={shownAt}
          now={now}
          live={at === null}
          isCopy={isCopy}
          zone={zone}
          told={told}
          ledger={ticket.ledger}
          calendar={calendar}
          ticket={place.ticket}
          scrub={scrub}
          jump={(to) => goToReview(placeOfInstant(to), 'jump')}
          zoom={(longer, pivot) => zoom(nextSpan(place.span, longer), pivot)}
        />
        <SpanNotes
          told={told}
          problem={drawnSpan.problem}
          isSaid={then.problem?.kind === 'refused'}
          at={shownAt}
          now={now}
          zone={zone}
        />
        <ReviewChoices place={place} chooseSpan={(name) => zoom(name, shownAt)} />
      </section>
      <ReviewBody
        place={placeDrawn}
        then={then}
        drawn={drawn}
        view={view}
        live={live}
        ticket={ticketDrawn}
        zone={zone}
        isCopy={isCopy}
        jump={typed}
      />
    </div>
  );
}

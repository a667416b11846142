import { lazy, Suspense, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isoOf, parseInstant } from '../../src/calendars/iso.ts';
import type { Instant, Period } from '../../src/calendars/period.ts';
import { DeskBand } from '../desk/DeskBand.tsx';
import { DeskTop } from '../desk/DeskTop.tsx';
import { deskViewOf } from '../desk/desk-view.ts';
import { fullMoment } from '../desk/ticket-moments.ts';
import { askReviewSpan } from '../feed/door.ts';
import type { KnownBoard } from '../feed/known-board.ts';
import type { FeedSnapshot } from '../feed/store.ts';
import { BoardThen } from './BoardThen.tsx';
import { type BoardView, boardViewOf } from './board-view.ts';
import { eventSteps } from './event-steps.ts';
import { latestOpen } from './latest-open.ts';
import { ReviewChoices } from './ReviewChoices.tsx';
import { ReviewHead } from './ReviewHead.tsx';
import { nextSpan, SPANS, type SpanName, spanFor, zoomed } from './review-spans.ts';
import { Scrubber } from './Scrubber.tsx';
import { SpanNotes } from './SpanNotes.tsx';
import { TicketColumns } from './TicketColumns.tsx';
import { useBoardThen } from './use-board-then.ts';
import { useNewest } from './use-newest.ts';
import { timed, usePaced } from './use-paced.ts';
import { usePlay } from './use-play.ts';
import { useReviewKeys } from './use-review-keys.ts';
import { currentReview, goToReview, useReviewPlace } from './use-review-place.ts';
import { useTicketThen } from './use-ticket-then.ts';

// With it come the walls and their style, which the board does not need.
const WallThen = lazy(() => import('./WallThen.tsx'));

/** Questions are at least so far apart, in milliseconds: while it plays, and while somebody moves the instant. */
const PLAYING_APART = 1000;
const MOVING_APART = 150;
/** What is on file of the span is asked for anew once in so many milliseconds. */
const ASK_ANEW = 60_000;
const HOUR = 3_600_000;
/** The page's clock may be ahead of the station's by less than this, and what is to come is refused. */
const NOT_AHEAD = 1000;

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
  const play = usePlay(held);
  const apart = play.on ? PLAYING_APART : MOVING_APART;
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

  const [before, setSpan] = useState<Period | null>(null);
  const span = spanFor(before, shownAt, now, SPANS[place.span]);
  if (span !== before) setSpan(span);
  const asked = at === null ? now - NOT_AHEAD : shownAt;
  const told = useNewest({
    key: `${span.start} ${span.end} ${at ?? known.revision} ${Math.floor(now / ASK_ANEW)}`,
    flow: 'span',
    apart,
    ask: async (signal: AbortSignal) => {
      const question = { at: isoOf(asked), from: isoOf(span.start), to: isoOf(span.end) };
      return { asked, span: await askReviewSpan(question, signal) };
    },
  });
  const spanTold = told.answer?.span ?? null;
  const steps = eventSteps(spanTold, shownAt, told.answer?.asked ?? 0);

  /** From now the first step is a jump: Back returns to now. */
  const goTo = (to: Instant | null, how: 'jump' | 'scrub') => {
    const place = currentReview();
    const isNow = to === null || to >= now;
    goToReview({ ...place, at: isNow ? null : isoOf(to) }, place.at === null || isNow ? 'jump' : how);
  };
  const scrub = (to: Instant) => goTo(to, 'scrub');
  const typed = (to: Instant | null) =>
    // What lies ahead is asked as well: the station says why it cannot be shown.
    goToReview({ ...currentReview(), at: to === null ? null : isoOf(to) }, 'jump');
  const zoom = (to: SpanName, pivot: Instant) => {
    setSpan(zoomed(span, SPANS[to], pivot));
    goToReview({ ...currentReview(), span: to }, 'scrub');
  };
  useReviewKeys({
    earlier: () => steps.earlier && scrub(steps.earlier.at),
    later: () => at !== null && steps.later && scrub(steps.later.at),
    hours: (by) => (by < 0 || at !== null) && scrub(shownAt + by * HOUR),
    first: () => steps.first && scrub(steps.first.at),
    last: () => steps.last && scrub(steps.last.at),
    play: () => at !== null && play.turn(),
  });
  const title = at === null || instant === null ? null : fullMoment(instant, zone);
  useEffect(() => {
    document.title = title === null || play.on ? t('review.title') : t('review.titleAt', { at: title });
  }, [title, play.on, t]);
  const calendarId = ticket.ledger?.clock.goal?.calendar;
  const calendar = calendarId === undefined ? null : (live.board.calendars.get(calendarId) ?? null);
  const notKnown =
    place.sight === 'known' &&
    drawn !== null &&
    !drawn.busy &&
    latestOpen(ticket.shown) &&
    !drawn.board.entities.has(`ticket:${place.ticket}`);

  return (
    <div className="desk reviews">
      <DeskTop desk="review" view={live} />
      <section
        className={at === null ? 'review whole is-live' : 'review whole'}
        aria-label={t('review.head.region')}
      >
        <ReviewHead
          at={at}
          instant={instant}
          now={now}
          zone={zone}
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
          zone={zone}
          told={spanTold}
          ledger={ticket.ledger}
          calendar={calendar}
          ticket={place.ticket}
          scrub={scrub}
          jump={(to) => goTo(to, 'jump')}
          zoom={(longer, pivot) => zoom(nextSpan(place.span, longer), pivot)}
        />
        <SpanNotes told={spanTold} problem={told.problem} at={shownAt} now={now} zone={zone} />
        <ReviewChoices place={place} chooseSpan={(name) => zoom(name, shownAt)} />
      </section>
      <div className="review-body">
        {then.problem?.kind === 'refused' && (
          <DeskBand said={t('review.band.refused')} rest={then.problem.sentence} />
        )}
        {then.problem?.kind === 'silent' && (
          <DeskBand said={t('review.band.silent')} rest={t('review.band.silentRest')} />
        )}
        {place.wall === null ? (
          <div className="ticket-body">
            <BoardThen
              view={then.drawn && view}
              live={at === null}
              sight={place.sight}
              ticket={place.ticket}
              span={place.span}
              asking={then.busy}
            />
            <main aria-busy={ticket.busy}>
              <TicketColumns place={placeDrawn} then={ticketDrawn} view={live} notKnown={notKnown} />
            </main>
          </div>
        ) : (
          <main aria-busy={then.busy}>
            {then.drawn && drawn ? (
              <Suspense fallback={<p className="quiet">{t('review.walls.loading')}</p>}>
                <WallThen
                  wall={place.wall}
                  place={place}
                  board={drawn.board}
                  snapshot={drawn.snapshot}
                  zone={zone}
                />
              </Suspense>
            ) : (
              !then.problem && <p className="quiet">{t('review.ticket.asking')}</p>
            )}
          </main>
        )}
      </div>
    </div>
  );
}

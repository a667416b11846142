import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instant } from '../../src/calendars/period.ts';
import { DeskBand } from '../desk/DeskBand.tsx';
import type { DeskView } from '../desk/desk-view.ts';
import { fullMoment } from '../desk/ticket-moments.ts';
import type { Problem } from '../desk/use-answer.ts';
import { BoardThen } from './BoardThen.tsx';
import type { BoardView } from './board-view.ts';
import type { ReviewPlace } from './review-place.ts';
import { TicketColumns } from './TicketColumns.tsx';
import type { BoardAnswer, DrawnBoard } from './use-board-then.ts';
import type { TicketThen } from './use-ticket-then.ts';

interface ReviewBodyProps {
  readonly place: ReviewPlace;
  readonly then: BoardAnswer;
  /** The board that is drawn: that of the answer, a moment later. */
  readonly drawn: DrawnBoard | null;
  readonly view: BoardView | null;
  readonly live: DeskView;
  readonly ticket: TicketThen;
  readonly zone: string;
  readonly isCopy: boolean;
  readonly jump: (at: Instant) => void;
}

// With it come the walls and their style, which the board does not need.
const WallThen = lazy(() => import('./WallThen.tsx'));

/** All that is shown as of the instant: the board and a ticket, or a wall; and why it is not known. */
export function ReviewBody(props: ReviewBodyProps) {
  const { place, then, drawn, view, live, ticket, zone, isCopy, jump } = props;
  const { t } = useTranslation();
  const { problem, busy } = then;
  return (
    <div className="review-body">
      {problem?.kind === 'refused' && (
        <Refusal problem={problem} now={live.board.now} zone={zone} jump={jump} />
      )}
      {problem?.kind === 'silent' && (
        <DeskBand said={t('review.band.silent')} rest={t('review.band.silentRest')} />
      )}
      {place.wall === null ? (
        <div className="ticket-body">
          <BoardThen
            view={then.drawn && view}
            live={place.at === null}
            isCopy={isCopy}
            sight={place.sight}
            ticket={place.ticket}
            span={place.span}
            asking={busy}
          />
          <main aria-busy={ticket.busy}>
            <TicketColumns place={place} then={ticket} view={live} />
          </main>
        </div>
      ) : (
        <main aria-busy={busy}>
          {then.drawn && drawn ? (
            <Suspense fallback={<p className="quiet">{t('review.walls.loading')}</p>}>
              <WallThen
                wall={place.wall}
                place={place}
                board={drawn.board}
                snapshot={drawn.snapshot}
                zone={zone}
                isCopy={isCopy}
              />
            </Suspense>
          ) : (
            !problem && <p className="quiet">{t('review.ticket.asking')}</p>
          )}
        </main>
      )}
    </div>
  );
}

interface RefusalProps {
  readonly problem: Extract<Problem, { readonly kind: 'refused' }>;
  readonly now: Instant;
  readonly zone: string;
  readonly jump: (at: Instant) => void;
}

/** Why the station does not show the instant; where it knew nothing yet, the way to when it did. */
function Refusal({ problem, now, zone, jump }: RefusalProps) {
  const { t } = useTranslation();
  const { begins, sentence } = problem;
  if (begins === null || begins > now) return <DeskBand said={t('review.band.refused')} rest={sentence} />;
  return (
    <DeskBand said={t('review.band.before', { at: fullMoment(begins, zone) })} rest="">
      <button type="button" className="button" onClick={() => jump(begins)}>
        {t('review.band.toFirst')}
      </button>
    </DeskBand>
  );
}

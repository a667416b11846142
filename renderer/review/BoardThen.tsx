import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SourceState } from '../../src/boards/data-age.ts';
import { AttentionLine } from '../desk/AttentionLine.tsx';
import { OpenClockRow } from '../desk/OpenClockRow.tsx';
import { openClockLines } from '../desk/open-clock-lines.ts';
import { momentOf } from '../i18n/moment.ts';
import type { BoardView } from './board-view.ts';
import { addressOf, type ReviewPlace } from './review-place.ts';
import { currentReview, goToReview } from './use-review-place.ts';

interface BoardThenProps {
  /** The board as of the instant; null while the station has not told it. */
  readonly view: BoardView | null;
  readonly place: ReviewPlace;
  /** What stands is as of an earlier question. */
  readonly asking: boolean;
}

/** So many clocks have a row: enough for any board that a person can read, and quick to draw while it plays. */
const PLACES = 60;

/** The open clocks of the whole board as it stood, each a way to its ticket, and how many asked for what. */
export const BoardThen = memo(function BoardThen({ view, place, asking }: BoardThenProps) {
  const { t } = useTranslation();
  const live = place.at === null;
  const title = live ? 'titleLive' : place.sight === 'known' ? 'titleKnown' : 'title';
  return (
    <nav className="open-clocks" aria-label={t(`review.board.${title}`)} aria-busy={asking}>
      <h2>
        {t(`review.board.${title}`)} <span>{t(asking ? 'review.board.asking' : 'review.board.order')}</span>
      </h2>
      {view && <Rows view={view} place={place} />}
    </nav>
  );
});

function Rows({ view, place }: { readonly view: BoardView; readonly place: ReviewPlace }) {
  const { t } = useTranslation();
  const { board, trust, zone } = view;
  const { shown, more } = openClockLines(board, trust, PLACES);
  const live = place.at === null;
  const silent = trust.sources.filter(({ age }) => age.kind === 'old' || age.kind === 'never');
  const none = silent.length > 0 ? 'noneKnown' : live ? 'noneLive' : 'none';
  const toTicket = (ticket: string) => {
    const to = { ticket, clock: null };
    // The instant may have moved on since it was drawn.
    return {
      href: addressOf({ ...place, ...to }),
      go: () => goToReview({ ...currentReview(), ...to }, 'jump'),
    };
  };
  return (
    <>
      {silent.map((state) => (
        <p key={state.source.id} className="silent-then">
          {silentText(state)}
        </p>
      ))}
      <ul className="rows">
        {shown.map((line) => (
          <OpenClockRow
            key={line.key}
            line={line}
            now={board.now}
            zone={zone}
            open={line.ticketId === place.ticket}
            to={toTicket(line.ticketId)}
          />
        ))}
      </ul>
      {shown.length === 0 && <p className="quiet">{t(`review.board.${none}`)}</p>}
      {more > 0 && <p className="quiet">{t('review.board.more', { count: more })}</p>}
      {board.notJudged.length > 0 && (
        <p className="urgent">{t('review.board.notJudged', { count: board.notJudged.length })}</p>
      )}
      <AttentionLine board={board} said={t(`review.board.${live ? 'attentionLive' : 'attention'}`)} />
    </>
  );

  function silentText({ source, age }: SourceState): string {
    const { title } = source;
    if (age.kind !== 'old') return t('review.board.never', { title });
    return t('review.board.silent', { title, at: momentOf(age.since, zone, board.now) });
  }
}

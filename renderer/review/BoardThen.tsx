import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SourceState } from '../../src/boards/data-age.ts';
import type { Sight } from '../../src/boards/review.ts';
import { isoOf } from '../../src/calendars/iso.ts';
import { AttentionLine } from '../desk/AttentionLine.tsx';
import { OpenClockRow } from '../desk/OpenClockRow.tsx';
import { openClockLines } from '../desk/open-clock-lines.ts';
import { momentOf } from '../i18n/moment.ts';
import type { BoardView } from './board-view.ts';
import { addressOf, placeAt } from './review-place.ts';
import type { SpanName } from './review-spans.ts';
import { currentReview, goToReview } from './use-review-place.ts';

interface BoardThenProps {
  /** The board as of the instant; null while the station has not told it. */
  readonly view: BoardView | null;
  /** It is the board of now. */
  readonly live: boolean;
  /** Now is the instant of a copy. */
  readonly isCopy: boolean;
  readonly sight: Sight;
  /** The ticket that is told beside it. */
  readonly ticket: string | null;
  readonly span: SpanName;
  /** What stands is as of an earlier question. */
  readonly asking: boolean;
}

/** So many clocks have a row: enough for any board that a person can read, and quick to draw while it plays. */
const PLACES = 60;

/** The open clocks of the whole board as it stood, each a way to its ticket, and how many asked for what. */
export const BoardThen = memo(function BoardThen(props: BoardThenProps) {
  const { t } = useTranslation();
  const { view, live, isCopy, sight, asking } = props;
  const titleNow = isCopy ? 'titleCopy' : 'titleLive';
  const titleThen = sight === 'known' ? 'titleKnown' : 'title';
  const title = live ? titleNow : titleThen;
  return (
    <nav className="open-clocks" aria-label={t(`review.board.${title}`)} aria-busy={asking}>
      <h2>
        {t(`review.board.${title}`)} <span>{t(asking ? 'review.board.asking' : 'review.board.order')}</span>
      </h2>
      {view && <Rows {...props} view={view} />}
    </nav>
  );
});

function Rows(props: BoardThenProps & { readonly view: BoardView }) {
  const { t } = useTranslation();
  const { view, live, sight, span } = props;
  const { board, trust, zone } = view;
  const { shown, more } = openClockLines(board, trust, PLACES);
  const silent = trust.sources.filter(({ age }) => age.kind === 'old' || age.kind === 'never');
  const none = silent.length > 0 ? 'noneKnown' : live ? 'noneLive' : 'none';
  const place = { ...placeAt(''), at: live ? null : isoOf(board.now), sight, span };
  const toTicket = (ticket: string) => {
    const to = { ticket, clock: null, wall: null };
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
            open={line.ticketId === props.ticket}
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

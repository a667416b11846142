import { useTranslation } from 'react-i18next';
import type { Wall } from '../../src/boards/board.ts';
import type { TicketLedgers } from '../../src/boards/ticket-ledgers.ts';
import { isoOf } from '../../src/calendars/iso.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { momentIn } from '../../src/explain/local-moments.ts';
import { addressOf, reviewOf } from '../review/review-place.ts';

interface TouchedByProps {
  readonly title: string;
  readonly from: Instant;
  /** null while it goes on. */
  readonly to: Instant | null;
  /** Where it was published; null or none otherwise. */
  readonly noticeUrl?: string | null;
  /** The wall that showed it. */
  readonly wall: Wall;
  readonly shown: TicketLedgers;
}

/** Planned work or a disruption that touched the address of a ticket, and the way to the wall that showed it then. */
export function TouchedBy({ title, from, to, noticeUrl, wall, shown }: TouchedByProps) {
  const { t } = useTranslation();
  const { zone, at, ticket } = shown;
  const words = { from: momentIn(from, zone), title };
  const said =
    to === null
      ? t('ticket.also.disruptionFrom', words)
      : t('ticket.also.workSpan', { ...words, to: momentIn(to, zone) });
  const then = addressOf({ ...reviewOf(isoOf(from), ticket.id), wall });
  return (
    <p>
      {/* What lies ahead was on no wall yet. */}
      {from <= at ? <a href={then}>{said}</a> : said}
      {noticeUrl && /^https?:\/\//.test(noticeUrl) && (
        <>
          {', '}
          <a href={noticeUrl} rel="noreferrer">
            {t('ticket.also.notice')}
          </a>
        </>
      )}
    </p>
  );
}

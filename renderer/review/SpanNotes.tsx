import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ReviewSpan } from '../../src/boards/review.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { Problem } from '../desk/use-answer.ts';
import { countText } from '../i18n/count.ts';
import { momentOf } from '../i18n/moment.ts';
import { Shape } from '../parts/Shape.tsx';
import { blindText, isBlindAt } from './blind-words.ts';

interface SpanNotesProps {
  /** What the station told of the span that is drawn; null while it has not. */
  readonly told: ReviewSpan | null;
  readonly problem: Problem | null;
  /** Why the instant is refused is said already. */
  readonly isSaid: boolean;
  readonly at: Instant;
  readonly now: Instant;
  readonly zone: string;
}

/** So many blind spots are named below the scrubber; stripes show them all. */
const NAMED = 2;

/** What the scrubber shows in words: how many events, and where nobody listened. */
export function SpanNotes({ told, problem, isSaid, at, now, zone }: SpanNotesProps) {
  const { t } = useTranslation();
  const blind = told?.blind ?? [];
  const before = told?.blindBefore ?? 0;
  const here = blind.filter((spot) => isBlindAt(spot, at));
  const others = blind.filter((spot) => !isBlindAt(spot, at));
  return (
    <p className="span-notes" id="scrubber-says">
      <span className="quiet">
        {!(isSaid && problem?.kind === 'refused') && eventsText(told, problem, now, zone, t)}
      </span>
      {here.map((spot) => (
        <span key={`${spot.source} ${spot.from}`} className="urgent">
          <Shape level="urgent" />{' '}
          {t('review.blind.here', {
            title: spot.title,
            span: blindText(spot, zone, now, t),
            // It may end as a sentence, and stands within one.
            why: spot.why.replace(/\.$/, ''),
          })}
        </span>
      ))}
      {others.slice(0, NAMED).map((spot) => (
        <span key={`${spot.source} ${spot.from}`} className="quiet">
          <i className="stripes-key" />{' '}
          {t('review.blind.of', { title: spot.title, span: blindText(spot, zone, now, t) })}
        </span>
      ))}
      {others.length > NAMED && (
        <span className="quiet">{t('review.blind.more', { count: others.length - NAMED })}</span>
      )}
      {before > 0 && (
        <span className="quiet">
          {t('review.blind.earlier', { count: before, number: countText(before) })}
        </span>
      )}
    </p>
  );
}

function eventsText(
  told: ReviewSpan | null,
  problem: Problem | null,
  now: Instant,
  zone: string,
  t: TFunction,
): string {
  if (problem?.kind === 'refused') return t('review.scrubber.refused', { sentence: problem.sentence });
  if (problem) return t('review.scrubber.silent');
  if (!told) return t('review.scrubber.asking');
  const { span, marks, events } = told;
  const words = {
    number: countText(events),
    from: momentOf(span.start, zone, now),
    to: momentOf(Math.min(span.end, now), zone, now),
  };
  if (marks.length < events) return t('review.scrubber.some', { ...words, shown: countText(marks.length) });
  return t('review.scrubber.events', { ...words, count: events });
}

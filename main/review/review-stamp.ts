import type { Sight } from '../../src/boards/review.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { Db } from '../database/database-file.ts';
import { UNNUMBERED } from '../database/unnumbered-changes.ts';

/** What was on file when a past board was asked for last. */
export interface ReviewStamp {
  /** The number of the last fact. */
  readonly fact: number;
  /** The latest instant up to which the board was taken to know everything. */
  readonly asOf: Instant;
  /** Reads otherwise when something changed without a new fact. */
  readonly besides: string;
}

const LAST = `
SELECT ifnull((SELECT max(fact) FROM facts), 0) AS fact,
  ifnull((${UNNUMBERED}), '0') || ' ' || (SELECT count(*) FROM terms_versions) || ' ' ||
  ifnull((SELECT group_concat(adoption || ':' || after, ' ') FROM resettling), '') AS besides,
  (SELECT count(*) FROM waiting) || ' ' || (SELECT count(*) FROM incomplete) AS pending`;

/** By number: where the clock was set back, a later fact carries an earlier arrival than those before it. */
export const CONCERNED = `
SELECT EXISTS (SELECT 1 FROM facts WHERE fact > @fact AND (ticket IS NULL OR arrived_at <= @asOf)) AS concerned`;

/**
 * Says whether a past board that is kept is what one made anew would be. One by the sight 'known' holds tables as they
 * were filled, and asks for tickets' facts only from the instant on up to which it knows them: it stands unless a row of a
 * table is new, or a fact that arrived before that instant. One by the sight 'was' takes tickets as they are on file, and
 * stands only while nothing is new.
 */
export function reviewStamps(station: Db) {
  type Row = Omit<ReviewStamp, 'asOf'> & { readonly pending: string };
  const last = station.prepare<[], Row>(LAST);
  const concerned = station.prepare<[Pick<ReviewStamp, 'fact' | 'asOf'>], { concerned: number }>(CONCERNED);

  const stampAt = (sight: Sight, asOf: Instant): ReviewStamp => {
    const { fact, besides, pending } = last.get()!;
    return { fact, asOf, besides: sight === 'was' ? `${besides} ${pending}` : besides };
  };
  return {
    /** The stamp of a board that is made now, and knows everything up to `asOf`. */
    stampAt,
    /** The stamp of a board that is kept, and asked again as of `asOf`; null where it has to be made anew. */
    keptAt(sight: Sight, { fact, asOf: before, besides }: ReviewStamp, asOf: Instant): ReviewStamp | null {
      const now = stampAt(sight, Math.max(asOf, before));
      if (now.besides !== besides) return null;
      if (now.fact === fact) return now;
      return sight === 'was' || concerned.get({ fact, asOf: before })!.concerned === 1 ? null : now;
    },
  };
}

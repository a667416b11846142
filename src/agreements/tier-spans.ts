import type { LocalDate } from '../calendars/wall-time.ts';

/** An agreement of an address as bought, over local days: `to` is the first one without it, null open-ended. */
export interface DatedAgreement {
  readonly tier: string;
  readonly customer: string | null;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

/** The tier that governs an address over local days. */
export interface TierSpan {
  readonly tier: string;
  readonly from: LocalDate;
  /** The first day on which it does not hold any more; null when it is open-ended. */
  readonly to: LocalDate | null;
  /** Whether another span begins on `to`, so that the address is not left without. */
  readonly followed: boolean;
  /** Whose agreement it is; the last one's where several were joined. */
  readonly customer: string | null;
}

/**
 * The tiers that govern one address, in order of time and without overlaps: "Of two valid the later `from`
 * governs, then the later listed." Agreements are given in the order in which they are listed. Those of one
 * tier that follow at once, or overlap, are joined: a renewal is no end.
 */
export function tierSpans(listed: readonly DatedAgreement[]): TierSpan[] {
  const valid = listed.filter(({ from, to }) => to === null || from < to);
  const ends = valid.map(({ to }) => to).filter((to) => to !== null);
  // Between two of these days nothing changes.
  const days = [...new Set([...valid.map(({ from }) => from), ...ends])].sort();
  const spans: TierSpan[] = [];
  for (const [i, from] of days.entries()) {
    const governing = governingOn(valid, from);
    if (!governing) continue;
    const to = days[i + 1] ?? null;
    const { tier, customer } = governing;
    const before = spans.at(-1);
    if (before?.to === from) {
      const joined = before.tier === tier;
      spans[spans.length - 1] = joined ? { ...before, to, customer } : { ...before, followed: true };
      if (joined) continue;
    }
    spans.push({ tier, from, to, followed: false, customer });
  }
  return spans;
}

/** The agreement that governs on a local day; undefined when none is valid. */
function governingOn(listed: readonly DatedAgreement[], day: LocalDate): DatedAgreement | undefined {
  let governing: DatedAgreement | undefined;
  for (const agreement of listed) {
    const isValid = agreement.from <= day && (agreement.to === null || day < agreement.to);
    if (isValid && (!governing || agreement.from >= governing.from)) governing = agreement;
  }
  return governing;
}

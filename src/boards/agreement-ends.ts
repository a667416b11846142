import type { AddressTiersTerms } from '../agreements/terms.ts';
import { addDays, type LocalDate, localDateAt } from '../calendars/wall-time.ts';
import type { BoardAgreementEnd } from './board.ts';
import { addressKey } from './covered-faults.ts';
import type { TierBadge } from './fault-rows.ts';
import type { JudgedBoard } from './judged-board.ts';
import { tierMark } from './tier-mark.ts';

/** The addresses of one provider by tier. */
export interface TierTotals {
  readonly provider: string;
  readonly name: string;
  /** Tiers whose repair never stops come first; then as the terms list them, the last one first. */
  readonly tiers: readonly { readonly tier: TierBadge; readonly addresses: number }[];
  readonly endWithin30Days: number;
}

/** What ends in a week: addresses left without an agreement, by how their tier is marked. */
export interface EndsOfWeek {
  readonly monday: LocalDate;
  readonly hours: number;
  readonly nonStop: number;
}

/** Agreements that end, of all providers, over the weeks to come. */
export interface EndsByWeek {
  readonly weeks: readonly EndsOfWeek[];
  /** The names of the tiers of each mark. */
  readonly hours: readonly string[];
  readonly nonStop: readonly string[];
  /** Addresses where another agreement follows at once: they are in no bar. */
  readonly followed: number;
}

/** An address that loses its agreement. */
export interface EndFirst {
  readonly key: string;
  /** As people write it, else its id. */
  readonly address: string;
  readonly tier: TierBadge;
  /** The first local day without it. */
  readonly to: LocalDate;
  /** Whether it is in the year of today, so that the year need not be said. */
  readonly thisYear: boolean;
  /** "An agreement that ends within 7 days is urgent where a fault is open." */
  readonly urgent: boolean;
}

/** The addresses of every provider whose agreements are on file, in the order of the terms. */
export function tierTotals(board: JudgedBoard): TierTotals[] {
  return known(board).map(({ agreements, terms }) => {
    const declared = Object.keys(terms.tiers);
    const others = Object.keys(agreements.today).filter((id) => !declared.includes(id));
    const tiers = [...declared.reverse(), ...others].map((id) => ({
      tier: tierMark(terms, id),
      addresses: agreements.today[id] ?? 0,
    }));
    const { endWithin30Days } = agreements;
    tiers.sort((a, b) => Number(b.tier.nonStop) - Number(a.tier.nonStop));
    return { provider: terms.provider, name: terms.name, tiers, endWithin30Days };
  });
}

/** The ends of all providers, week by week. */
export function endsByWeek(board: JudgedBoard): EndsByWeek {
  const weeks = new Map<LocalDate, { monday: LocalDate; hours: number; nonStop: number }>();
  const names = { hours: new Set<string>(), nonStop: new Set<string>() };
  let followed = 0;
  for (const { agreements, terms } of known(board)) {
    for (const { name, repair } of Object.values(terms.tiers)) {
      names[repair.kind === 'non-stop' ? 'nonStop' : 'hours'].add(name);
    }
    const today = localDateAt(board.now, terms.zone);
    for (const { monday, ends, followed: next } of agreements.weeks) {
      // Numbers that are old begin with weeks that are over.
      if (addDays(monday, 7) <= today) continue;
      const week = weeks.get(monday) ?? { monday, hours: 0, nonStop: 0 };
      for (const [tier, count] of Object.entries(ends)) {
        week[tierMark(terms, tier).nonStop ? 'nonStop' : 'hours'] += count;
      }
      followed += Object.values(next).reduce((sum, count) => sum + count, 0);
      weeks.set(monday, week);
    }
  }
  const inOrder = [...weeks.values()].sort((a, b) => (a.monday < b.monday ? -1 : 1));
  return { weeks: inOrder, hours: [...names.hours], nonStop: [...names.nonStop], followed };
}

/** The first `places` addresses of all providers that lose their agreement; `more` are those within 30 days. */
export function endsFirst(
  board: JudgedBoard,
  faultsAt: ReadonlySet<string>,
  places: number,
): { shown: readonly EndFirst[]; more: number } {
  const all = known(board).flatMap(({ agreements, terms }) => {
    const today = localDateAt(board.now, terms.zone);
    const ahead = agreements.endFirst.filter(({ to }) => to > today);
    return ahead.map((end) => ({
      ...endFirst(end, terms, today, faultsAt),
      within: end.to <= addDays(agreements.date, 30),
    }));
  });
  const shown = all.sort((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : 0)).slice(0, places);
  const within = known(board).reduce((sum, { agreements }) => sum + agreements.endWithin30Days, 0);
  return { shown, more: Math.max(0, within - shown.filter((end) => end.within).length) };
}

function endFirst(
  end: BoardAgreementEnd,
  terms: AddressTiersTerms,
  today: LocalDate,
  faultsAt: ReadonlySet<string>,
): EndFirst {
  const key = addressKey(terms.provider, end.addressId);
  return {
    key,
    address: end.address?.trim() || end.addressId,
    tier: tierMark(terms, end.tier),
    to: end.to,
    thisYear: end.to.slice(0, 4) === today.slice(0, 4),
    urgent: faultsAt.has(key) && end.to <= addDays(today, terms.attention.agreementEndUrgentDays),
  };
}

/** Agreements with the terms of their provider; of a provider without them nothing can be said. */
function known(board: JudgedBoard) {
  return board.terms.flatMap((terms) => {
    const agreements = board.agreements.find(({ id }) => id === terms.provider);
    return agreements && terms.form === 'address-tiers' ? [{ agreements, terms }] : [];
  });
}

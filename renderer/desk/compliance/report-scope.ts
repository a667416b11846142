import { type TierBadge, tierBadge } from '../../../src/boards/fault-rows.ts';
import type { Month } from '../../../src/compliance/counted.ts';
import type { ComplianceReport } from '../../../src/compliance/report.ts';
import type { DeskView } from '../desk-view.ts';
import type { CompliancePlace, ReportFilters } from './compliance-place.ts';

/** What every part of the compliance desk draws from. */
export interface ReportScope {
  readonly view: DeskView;
  readonly place: CompliancePlace;
  readonly report: ComplianceReport;
  /** The filters as the station is asked them: with the end of the period named, also where it is the usual one. */
  readonly asked: ReportFilters;
  /** The month that is looked at. */
  readonly month: Month;
  /** Changes whenever what is asked for besides has to be asked anew. */
  readonly again: string;
  /** Has everything asked anew: somebody wrote something down. */
  readonly written: () => void;
}

/** The zone in which a provider's clocks were due; that of the desk where the provider is not known any more. */
export function zoneOf({ report, view }: ReportScope, provider: string): string {
  return report.choices.providers.find(({ id }) => id === provider)?.zone ?? view.zone;
}

/** The zone in which the report counts what belongs to no provider: that of the one it is about, or of the first. */
export function reportZone(scope: ReportScope): string {
  const { report, view } = scope;
  const asked = report.filter.provider ?? report.choices.providers[0]?.id;
  return asked === undefined ? view.zone : zoneOf(scope, asked);
}

/** A provider as it writes its name. */
export function providerName({ report }: ReportScope, provider: string): string {
  return report.choices.providers.find(({ id }) => id === provider)?.name ?? provider;
}

/** A tier as its provider's terms call it now, or by its id. */
export function badgeOf({ view }: ReportScope, provider: string, tier: string): TierBadge {
  const terms = view.board.terms.find((each) => each.provider === provider);
  const badge = terms?.form === 'address-tiers' ? tierBadge(terms, tier) : null;
  return badge ?? { name: tier, nonStop: false };
}

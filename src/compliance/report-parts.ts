import type { Instant } from '../calendars/period.ts';
import type { ToldSpots } from './blind-spots.ts';
import type { ChargeLine, ChargeReport } from './charges.ts';
import type { GroupLine } from './group-line.ts';
import type { ComplianceReport } from './report.ts';
import type { ChangeRow } from './verdict-change.ts';
import type { WorkReport } from './work-rows.ts';

/** How attainment is reckoned, as every report says it. */
export const FORMULA =
  'attainment = met / (met + breached); excused, void, voided-after-due and cancelled clocks are counted apart; a clock belongs to the local month of its provider in which it was due';

/** What must stand on a report besides its numbers, so that it can be held against another one. */
export interface ReportAbout {
  readonly madeAt: Instant;
  /** The instant of which the numbers are: when it was made, or of a copy when that was made. */
  readonly asOf: Instant;
  /** Since when the station has been there to be blind or not; null where its database does not say. */
  readonly knownSince: Instant | null;
  /** Invented data. */
  readonly demo: boolean;
  /** As of when the copy is that it was made of; null where it was made at the station. */
  readonly copyOf: Instant | null;
  /** The zone in which instants are told that belong to no provider. */
  readonly zone: string;
  /** Every source, and when it answered last: null where it never did. */
  readonly sources: readonly {
    readonly id: string;
    readonly title: string;
    readonly answeredAt: Instant | null;
  }[];
}

/** What attainment is told by. */
export type ReportGroups = Readonly<
  Record<'provider' | 'service' | 'customer' | 'address', readonly GroupLine[]>
>;

/** A whole report but for its clocks one by one. */
export interface ReportParts extends ToldSpots {
  readonly about: ReportAbout;
  /** Whether what is listed is of the month that is looked at, or of the whole period; charges always are of that. */
  readonly span: 'month' | 'period';
  readonly report: ComplianceReport;
  readonly groups: ReportGroups;
  readonly charges: ChargeReport;
  readonly chargeLines: readonly ChargeLine[];
  readonly work: WorkReport;
  readonly changes: readonly ChangeRow[];
}

/** The zone of a provider, in which its months and local times are; that of the report for one that is not known. */
export type ZoneOf = (provider: string) => string;

/** Finds the zone of each provider of a report. */
export function zoneOf({ report, about }: Pick<ReportParts, 'report' | 'about'>): ZoneOf {
  const zones = new Map(report.choices.providers.map(({ id, zone }) => [id, zone]));
  return (provider) => zones.get(provider) ?? about.zone;
}

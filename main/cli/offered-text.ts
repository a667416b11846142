import { ALL_TIME, type Instant } from '../../src/calendars/period.ts';
import type { LocalDate } from '../../src/calendars/wall-time.ts';
import { dayIn, momentIn } from '../../src/explain/local-moments.ts';
import { impossible } from '../../src/impossible.ts';
import type { SettingChange } from '../agreements/setting-changes.ts';
import type { Adoption } from '../database/adoption.ts';
import type { AlteredTicket, AlteredVerdict, ToldVerdict } from '../database/altered-verdicts.ts';

/** What the terms that are configured for a provider would change; `was` is null where none were adopted yet. */
export interface OfferedChange {
  readonly provider: string;
  readonly name: string;
  readonly zone: string;
  readonly was: string | null;
  readonly becomes: string;
  /** The local day from which they are configured to govern; null: from when a station first reads them. */
  readonly validFrom: LocalDate | null;
  readonly adoption: Adoption;
  readonly settings: readonly SettingChange[];
  /** Tiers that are gone, though agreements on file name them: their faults could not be judged any more. */
  readonly lostTiers: readonly string[];
  /** The tickets on file that would not stay as they are. */
  readonly tickets: readonly AlteredTicket[];
}

/** It for a terminal: the settings, and each past verdict that would be another one. */
export function offeredText(change: OfferedChange): string {
  const { provider, was, becomes, settings } = change;
  const versions =
    was === becomes || was === null ? `version ${becomes}` : `version ${was} becomes ${becomes}`;
  const lines = [
    `${provider}: ${versions}`,
    ...settings.map(
      ({ path, was: before, becomes: after }) => `  ${path}: ${before ?? 'none'} → ${after ?? 'none'}`,
    ),
  ];
  lines.push(
    ...change.lostTiers.map(
      (tier) =>
        `  the tier ${tier} is gone, and agreements on file name it: their faults could not be judged; keep it`,
    ),
  );
  const { adoption } = change;
  switch (adoption.kind) {
    case 'unchanged':
      return [...lines, '  in force; nothing changes'].join('\n');
    case 'refused':
      return [...lines, `  refused: ${adoption.reason}`].join('\n');
    case 'adopted':
      if (adoption.resettle)
        return [
          ...lines,
          ...reachingBack(change, adoption.from),
          '  Approved: a running station takes it over within seconds, any other at its start.',
        ].join('\n');
      return [...lines, `  ${ahead(adoption.from, change)}`].join('\n');
    case 'waiting':
      return [
        ...lines,
        ...reachingBack(change, adoption.from),
        `  It waits: wallclock terms apply --provider ${provider} --reason "…" lets it in, and keeps the reason.`,
      ].join('\n');
    default:
      return impossible(adoption);
  }
}

function ahead(from: Instant, { zone, validFrom }: OfferedChange): string {
  if (from === ALL_TIME.start)
    return 'governs all cycles, once a station has read it; no past verdict changes';
  const since = validFrom === null ? 'once a station has read it' : `from ${dayIn(from, zone, true)}`;
  return `governs cycles that start ${since}; no past verdict changes`;
}

function reachingBack({ zone, tickets }: OfferedChange, from: Instant): string[] {
  const clocks = tickets.flatMap((one) => one.clocks);
  const altered = clocks.filter(({ was, becomes }) => was?.verdict !== becomes?.verdict);
  const charged = tickets.filter(({ chargedWas, chargedBecomes }) => chargedWas !== chargedBecomes);
  const problems = tickets.filter(({ problem }) => problem !== null);
  return [
    `  governs cycles that start from ${dayIn(from, zone, true)}; ${counted(altered.length, 'past verdict')} would be another:`,
    ...altered.map((one) => `    ${clockText(one, zone)}`),
    `  ${counted(clocks.length - altered.length, 'more clock')} would be due at another instant with the same verdict`,
    ...charged.map((one) => `    ${one.ticket}: charged ${eur(one.chargedWas)} → ${eur(one.chargedBecomes)}`),
    ...problems.map(({ ticket, problem }) => `    ${ticket}: cannot be judged: ${problem}`),
  ];
}

function clockText({ ticket, kind, cycle, ordinal, was, becomes }: AlteredVerdict, zone: string): string {
  const which = `${kind}, cycle ${cycle}${ordinal > 1 ? `, number ${ordinal}` : ''}`;
  return `${ticket} ${which}: ${told(was, zone)} → ${told(becomes, zone)}`;
}

function told(verdict: ToldVerdict | null, zone: string): string {
  if (!verdict) return 'not settled';
  const due = verdict.dueAt === null ? '' : `, due ${momentIn(verdict.dueAt, zone, true)}`;
  return `${verdict.verdict}${due}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function eur(amount: number): string {
  return `${amount.toFixed(2)} EUR net`;
}

// How the clocks of one ticket are counted, as literally as the rules read.
import type { Line } from '../../naive/arbitraries.ts';
import { localDateAt } from '../../naive/calendars.ts';
import { cyclesOf } from '../../naive/cycles.ts';
import { naiveTicketAnswer } from '../../naive/evaluate.ts';
import { printInstant } from '../../naive/instants.ts';
import { readTicketLine } from '../../naive/lines.ts';
import type { NaiveTerms } from '../../naive/terms.ts';

/** One settled clock. */
export interface NaiveCount {
  readonly ticket: string;
  readonly provider: string;
  readonly kind: string;
  readonly cycle: number;
  readonly tier: string | null;
  readonly service: string | null;
  readonly customer: string | null;
  readonly address: string | null;
  readonly standing: string;
  readonly reason: string | null;
  readonly month: string;
  readonly hour: number;
  readonly usedMs: number | null;
  readonly goalMs: number | null;
}

const ZONES: Record<string, string> = { aurologic: 'Europe/Berlin', aura: 'Europe/Copenhagen' };

/** The settled clocks of a line of `evaluate`, at its `now`. */
export function naiveCounts(fields: Line, terms: NaiveTerms): NaiveCount[] {
  const line = readTicketLine(fields);
  const about = fields.ticket as Line;
  const provider = String(fields.provider);
  const zone = ZONES[provider];
  const events = line.events.filter((event) => event.at <= line.now);
  const cycles = cyclesOf(events);
  const { clocks } = naiveTicketAnswer(fields, terms);
  return clocks.flatMap((clock, nth): NaiveCount[] => {
    // "Running and waiting clocks are not in it."
    if (clock.state === 'running' || clock.state === 'waiting') return [];
    const due = clock.dueAt === null ? null : Date.parse(clock.dueAt);
    // "the local month … in which it was due; cancelled and void ones too, where they have a due instant, else start"
    const countedAt = due ?? Date.parse(clock.startedAt);
    const date = localDateAt(countedAt, zone);
    const midnight = date.toZonedDateTime(zone);
    const hour = midnight.add({ milliseconds: countedAt - midnight.epochMilliseconds }).hour;
    const cycle = cycles[clock.cycle - 1];
    const known = clock.stoppedAt !== null || cycle.end !== null;
    const alike = clocks.filter(({ kind, cycle: of }) => kind === clock.kind && of === clock.cycle);
    const ordinal = alike.indexOf(clock);
    return [
      {
        ticket: `s:${about.id}`,
        provider,
        kind: clock.kind,
        cycle: clock.cycle,
        tier: provider === 'aura' ? tierOf(fields, cycle.start.at, zone) : null,
        service: (about.serviceKind ?? about.service ?? null) as string | null,
        customer: (about.customerId ?? null) as string | null,
        address: (about.addressId ?? null) as string | null,
        ...standingOf(fields, terms, clocks[nth], due, ordinal, cycle.end?.type ?? null),
        month: date.toString().slice(0, 7),
        hour: (date.dayOfWeek - 1) * 24 + hour,
        usedMs: known ? clock.usedMs : null,
        goalMs: clock.usedMs === null ? null : clock.usedMs + clock.remainingMs!,
      },
    ];
  });
}

type Clock = ReturnType<typeof naiveTicketAnswer>['clocks'][number];

function standingOf(
  fields: Line,
  terms: NaiveTerms,
  clock: Clock,
  due: number | null,
  ordinal: number,
  endedBy: string | null,
): { standing: string; reason: string | null } {
  if (clock.state === 'met') return { standing: 'met', reason: null };
  if (clock.state === 'cancelled') return { standing: 'cancelled', reason: endedBy };
  if (clock.state === 'breached') {
    return clock.excused
      ? { standing: 'excused', reason: 'no-access' }
      : { standing: 'breached', reason: null };
  }
  // "void now, but past due when it became so": of all instants after it was due the last at which it was not void tells.
  const line = readTicketLine(fields);
  const instants =
    due === null ? [] : [due + 1, ...line.events.map(({ at }) => at - 1).filter((at) => at > due)];
  const states = instants
    .filter((at) => at <= line.now)
    .sort((a, b) => a - b)
    .map((at) => {
      const then = naiveTicketAnswer({ ...fields, now: printInstant(at) }, terms).clocks;
      return then.filter(({ kind, cycle }) => kind === clock.kind && cycle === clock.cycle)[ordinal]?.state;
    });
  const wasBreached = states.findLast((state) => state !== 'void') === 'breached';
  return { standing: wasBreached ? 'voided-after-due' : 'void', reason: clock.reason };
}

/** "Of two valid the later `from` governs, then the later listed." */
function tierOf(fields: Line, startedAt: number, zone: string): string | null {
  const day = localDateAt(startedAt, zone).toString();
  const { addressId } = fields.ticket as Line;
  const valid = ((fields.agreements ?? []) as Line[])
    .map((one, listed) => ({ one, listed }))
    .filter(({ one }) => one.addressId === addressId && addressId !== null)
    .filter(
      ({ one }) =>
        String(one.from) <= day && (one.to === null || one.to === undefined || day < String(one.to)),
    )
    .sort((a, b) =>
      String(a.one.from) < String(b.one.from)
        ? -1
        : String(a.one.from) > String(b.one.from)
          ? 1
          : a.listed - b.listed,
    );
  return (valid.at(-1)?.one.tier as string | undefined) ?? null;
}

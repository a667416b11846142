import type { Instant } from '../calendars/period.ts';
import { contains } from '../calendars/period.ts';
import type { JudgedBoard } from './judged-board.ts';

/** Who is on duty now, and who comes after. */
export interface DutyNow {
  readonly zone: string;
  /** null: nobody is on the roster now. */
  readonly name: string | null;
  readonly until: Instant | null;
  readonly next: { readonly name: string; readonly from: Instant; readonly until: Instant } | null;
}

/** Who is on duty for the provider of the emergencies; null where the station has no roster of it. */
export function dutyNow(board: JudgedBoard): DutyNow | null {
  for (const terms of board.terms) {
    const duty = terms.form === 'emergency-tickets' ? board.duties.get(terms.provider) : undefined;
    if (!duty) continue;
    const current = duty.shifts.find((shift) => contains(shift, board.now));
    const from = current?.end ?? board.now;
    const next = duty.shifts.filter(({ start }) => start >= from).sort((a, b) => a.start - b.start)[0];
    return {
      zone: terms.zone,
      name: current?.name ?? null,
      until: current?.end ?? null,
      next: next ? { name: next.name, from: next.start, until: next.end } : null,
    };
  }
  return null;
}

/** Who was on duty for a provider at an instant: an alarm "names who is on duty at that instant". */
export function onDutyAt(board: JudgedBoard, provider: string, at: Instant): string | null {
  return board.duties.get(provider)?.shifts.find((shift) => contains(shift, at))?.name ?? null;
}

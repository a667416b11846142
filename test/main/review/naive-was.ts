// The board as it was, the simple way: every ticket on file is judged by what happened up to the instant.
import { forBoard } from '../../../main/database/cases.ts';
import type { Store } from '../../../main/database/store.ts';
import type { BoardEntity, BoardOutcome, BoardSettings } from '../../../src/boards/board.ts';
import { standingOf } from '../../../src/boards/standing.ts';
import { outcomesOf } from '../../../src/compliance/outcome.ts';

const DAY = 86_400_000;

/** The tickets on the board, the settled first reactions and the settings. */
export function naiveWas(store: Store, at: number, settings: BoardSettings): BoardEntity[] {
  const tickets: BoardEntity[] = [];
  const settled: { due: number; ticket: string; outcome: BoardOutcome }[] = [];
  let quietSince: number | null = null;
  let hidden = 0;
  const all = store.db.prepare<[], { ticket: string }>('SELECT ticket FROM tickets ORDER BY ticket').all();
  for (const { ticket: id } of all) {
    const gathered = store.caseOf(id)!;
    const ticket = {
      ...gathered,
      ticket: { ...gathered.ticket, events: gathered.ticket.events.filter((event) => event.at <= at) },
      acknowledgements: gathered.acknowledgements.filter((one) => one.at <= at),
    };
    const verdict = store.judging.verdict(ticket, at)!;
    const standing = standingOf(verdict, ticket, at);
    if (standing.open && ticket.row.hidden !== null) hidden++;
    if (standing.onBoard && ticket.row.hidden === null) tickets.push(forBoard(ticket));
    if (standing.emergencyUntil !== null) quietSince = Math.max(quietSince ?? 0, standing.emergencyUntil);
    for (const { kind, dueAt, state, startedAt, usedMs, goalMs } of outcomesOf(verdict)) {
      if (kind !== 'first-reaction' || dueAt === null || dueAt < at - 30 * DAY) continue;
      if ((state !== 'met' && state !== 'breached') || usedMs === null) continue;
      settled.push({
        due: dueAt,
        ticket: id,
        outcome: { ticketId: id, state, startedAt, usedMs, goalMs: goalMs! },
      });
    }
  }
  settled.sort((a, b) => a.due - b.due || (a.ticket < b.ticket ? -1 : a.ticket > b.ticket ? 1 : 0));
  return [
    ...tickets,
    {
      ...{ kind: 'outcomes', id: 'aurologic/first-reaction', provider: 'aurologic', clock: 'first-reaction' },
      ...{ outcomes: settled.map(({ outcome }) => outcome), quietSince },
    } as BoardEntity,
    { ...settings, noLongerVisible: hidden },
  ];
}

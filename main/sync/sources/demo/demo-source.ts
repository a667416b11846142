import type { Instant } from '../../../../src/calendars/period.ts';
import { type Batch, NOTHING, type Poll, type Source, type SourceRecord } from '../../source.ts';
import { CONTRACT_KINDS } from './contracts.ts';
import type { DemoSourceConfig } from './demo-config.ts';
import { Story } from './story.ts';

const MOST_RECORDS = 2000;

/**
 * A source that imitates both providers with a story that goes on for as long as it is polled. The story
 * follows from the seed and from `anchor`, the instant at which the demo's database was made, rounded down to
 * its local day; each poll brings what happened since the last one, so interruptions change nothing.
 */
export function demoSource(config: DemoSourceConfig, anchor: Instant): Source {
  const story = new Story(config.seed, anchor);
  return {
    id: config.id,
    title: config.title ?? 'demo',
    delivers: ['tickets', 'work', 'tables'],
    providers: [],
    intervalMs: config.intervalSeconds * 1000,
    poll: (poll) => polled(story, poll),
    check: async () => ['an invented story of both providers: no system is asked, nothing in it is real'],
  };
}

async function* polled(story: Story, poll: Poll): AsyncGenerator<Batch, void, void> {
  const now = poll.now();
  const after = poll.cursor === null ? null : Number(poll.cursor);
  if (after === null) yield { ...NOTHING, records: story.contracts(), snapshotOf: [...CONTRACT_KINDS] };
  // Judged once all that a poll brings is there: half a story would have verdicts that nobody ever saw.
  const told = new Set(await poll.incomplete());
  const parts = [...partsOf(story.between(after, now))];
  for (const records of parts.slice(0, -1)) {
    if (poll.signal.aborted) return;
    const tickets = ticketsOf(records);
    for (const ticket of tickets) told.add(ticket);
    yield { ...NOTHING, records, touched: tickets, cursor: String(records[records.length - 1].at) };
  }
  const last = parts.at(-1) ?? [];
  for (const ticket of ticketsOf(last)) told.add(ticket);
  if (poll.signal.aborted) return;
  const cursor = last.length > 0 ? { cursor: String(last[last.length - 1].at) } : {};
  if (told.size > 0 || last.length > 0) yield { ...NOTHING, records: last, complete: [...told], ...cursor };
  poll.answered();
}

function ticketsOf(records: readonly SourceRecord[]): string[] {
  const tickets = records.flatMap(({ kind, record, body }) => {
    if (kind === 'ticket') return [record];
    return kind === 'ticket.event' ? [(body as { ticketId: string }).ticketId] : [];
  });
  return [...new Set(tickets)];
}

/**
 * The records in parts of some thousand; what happened in one instant stays together, since the cursor is
 * one.
 */
function* partsOf(records: readonly SourceRecord[]): Generator<readonly SourceRecord[]> {
  for (let start = 0; start < records.length; ) {
    let end = Math.min(start + MOST_RECORDS, records.length);
    while (end < records.length && records[end].at === records[end - 1].at) end++;
    yield records.slice(start, end);
    start = end;
  }
}

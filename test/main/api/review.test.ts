// A past board through the door of a running station.
import { expect, test } from 'vitest';
import { readConfiguration } from '../../../main/configuration/read-configuration.ts';
import type { ReviewedBoard, ReviewSpan } from '../../../src/boards/review.ts';
import { isoOf } from '../../../src/calendars/iso.ts';
import { runningStation } from '../running-station.ts';
import { folderWith, type Happened } from '../terms/kept-tickets.ts';

const FAULT: Happened[] = [
  ['2026-03-20T14:10:00+01:00', 'opened', { channel: 'phone' }],
  ['2026-03-20T14:35:20+01:00', 'technician-required'],
];
const NOW = Date.parse('2026-03-23T14:20:00Z');

async function station() {
  const { folder, config } = folderWith({ 'A1-1': FAULT }, '2026-01-01T00:00:00Z', '2026-03-21T00:00:00Z');
  const read = readConfiguration(config, {});
  // Tickets of a source that is not configured are on no board.
  const sources = read.config.sources.map((one) => ({ ...one, id: 'noc' }));
  const { get } = await runningStation({
    ...{ data: folder, folder, config: { ...read.config, sources }, now: () => NOW },
  });
  return (query: string) => get(`/api/review${query}`);
}

test('the board of an instant is answered by either sight; only what had arrived was known', async () => {
  const get = await station();
  const tickets = ({ entities }: ReviewedBoard) =>
    entities.flatMap((one) => (one.kind === 'ticket' ? [one.ticket.events.map(({ type }) => type)] : []));
  const at = '2026-03-20T14:20:00%2B01:00';
  const was = (await get(`?at=${at}`)) as ReviewedBoard & { stationNow: number };
  expect(was).toMatchObject({ stationNow: NOW, at: Date.parse('2026-03-20T13:20:00Z'), sight: 'was' });
  expect(tickets(was)).toEqual([['opened']]);
  expect(was.sources).toMatchObject([{ id: 'noc', lastAnswerAt: was.at, failure: null }]);
  // Typed into an address as it is, its plus sign arrives as a blank.
  expect(((await get('?at=2026-03-20T14:20:00+01:00')) as ReviewedBoard).at).toBe(was.at);
  expect(await get(`?at=${at}&sight=known`)).toEqual({
    error: 'at: nothing was on file before 2026-03-21T00:00:00Z: ask for a later instant',
    begins: Date.parse('2026-03-21T00:00:00Z'),
  });
  const known = (await get('?at=2026-03-21T00:00:00Z&sight=known')) as ReviewedBoard;
  expect(tickets(known)).toEqual([['opened', 'technician-required']]);
});

test('a span has its events as marks, and the steps before and after the instant', async () => {
  const get = await station();
  const [first, second] = FAULT.map(([at]) => Date.parse(at));
  const at = isoOf(first + 60_000);
  const span = (await get(`/span?at=${at}&from=2026-03-20T00:00:00Z&to=2026-03-21T00:00:00Z`)) as ReviewSpan;
  expect(span.marks.map((mark) => [mark.at, mark.type])).toEqual([
    [first, 'opened'],
    [second, 'technician-required'],
  ]);
  expect(span).toMatchObject({ events: 2, blind: [], earlier: { at: first }, later: { at: second } });
  const own = await get(`/span?at=${isoOf(second)}&ticket=noc:A1-1`);
  expect(own).toMatchObject({ events: 2, earlier: { at: first }, later: null });
  expect(await get('/span?ticket=noc:A9')).toEqual({ error: 'there is no ticket noc:A9 on file' });
});

test('a question that cannot be answered is refused with what to write', async () => {
  const get = await station();
  const instant = 'is not an instant: write it as 2026-03-23T13:22:00+01:00';
  expect(await get('?at=monday')).toEqual({ error: `at: 'monday' ${instant}` });
  expect(await get('/span?from=monday')).toEqual({ error: `from: 'monday' ${instant}` });
  expect(await get('?at=2027-01-01T00:00:00Z')).toEqual({
    error: "at: '2027-01-01T00:00:00Z' lies in the future: ask for an instant up to now",
  });
  expect(await get('?sight=seen')).toEqual({
    error: "sight: 'seen' is none: ask for 'was', by what is on file now, or 'known', by what was then",
  });
  expect(await get('/span?from=2026-03-21T00:00:00Z&to=2026-03-20T00:00:00Z')).toEqual({
    error: "from: '2026-03-21T00:00:00Z' is not before to: swap them",
  });
});

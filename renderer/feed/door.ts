import { hc, type InferRequestType } from 'hono/client';
import type { AppType } from '../../main/api/app.ts';
import type { BoardAnswer } from '../../src/boards/board.ts';
import type { ReviewedBoard, ReviewSpan, Sight } from '../../src/boards/review.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { type AskStation, bridgeFetch } from './bridge-fetch.ts';

/** What the page asks the board for: what changed since `after` of `epoch`, waiting up to `wait` seconds. */
export interface BoardQuery {
  readonly epoch: string;
  readonly after: number;
  readonly wait: number;
}

/** The station did not answer rightly. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

const { askStation } = globalThis as { readonly askStation?: AskStation };

/** The way to the station: the browser's own, or that of the desktop app's preload script where it has one. */
const transport: typeof fetch = askStation ? bridgeFetch(askStation) : (...asked) => fetch(...asked);

const station = hc<AppType>('/', { fetch: transport });

/**
 * Asks the station for the board. This file is the only place that calls the station; the page cannot tell
 * through which door. Throws `NoAnswer` for anything but a right answer, and when `signal` aborts.
 */
export async function askBoard(asked: BoardQuery, signal: AbortSignal): Promise<BoardAnswer> {
  const query = { epoch: asked.epoch, after: String(asked.after), wait: String(asked.wait) };
  const response = await station.api.board.$get({ query }, { init: { signal, cache: 'no-store' } });
  if (!response.ok) throw new NoAnswer(`the station answered ${response.status}`);
  return response.json();
}

/** How the sources are doing, with what waits in their quarantine. Throws `NoAnswer` as `askBoard` does. */
export async function askSources(signal: AbortSignal) {
  const response = await station.api.sources.$get({}, { init: { signal, cache: 'no-store' } });
  if (!response.ok) throw new NoAnswer(`the station answered ${response.status}`);
  return (await response.json()).sources;
}

/** A source with its quarantine, as the station tells it. */
export type AskedSource = Awaited<ReturnType<typeof askSources>>[number];

/** The station refuses a question, or failed at it; the message says why, in a sentence. */
export class Refused extends Error {
  override readonly name = 'Refused';
  /** Whether the same question may be answered later. */
  readonly mayPass: boolean;
  /** The first instant that the station can tell of, where it was asked about an earlier one; else null. */
  readonly begins: Instant | null;
  constructor(sentence: string, mayPass: boolean, begins: Instant | null = null) {
    super(sentence);
    this.mayPass = mayPass;
    this.begins = begins;
  }
}

/** Throws what an answer that is not right says: `Refused` with its sentence, or `NoAnswer`. */
async function refusal(response: { status: number; text(): Promise<string> }): Promise<never> {
  const text = await response.text();
  let said: { readonly error?: unknown; readonly begins?: unknown } = {};
  try {
    said = JSON.parse(text);
  } catch {
    // Not one of the station's sentences.
  }
  const begins = typeof said.begins === 'number' ? said.begins : null;
  if (typeof said.error === 'string') throw new Refused(said.error, response.status >= 500, begins);
  throw new NoAnswer(`the station answered ${response.status}`);
}

/**
 * Asks the station for any other of its answers, by path and query; with a body it is posted. Who calls it knows what
 * the answer is. Throws `Refused` or `NoAnswer`.
 */
export async function askAnswer<T>(
  path: string,
  query: Readonly<Record<string, string>>,
  signal: AbortSignal,
  body?: unknown,
): Promise<T> {
  const posted = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  const asked = new URLSearchParams(query);
  const response = await transport(asked.size > 0 ? `${path}?${asked}` : path, {
    signal,
    cache: 'no-store',
    ...(body === undefined ? {} : posted),
  });
  return response.ok ? ((await response.json()) as T) : refusal(response);
}

/**
 * A page of agreements, and how many there are in all. `query` is what `GET /api/agreements` takes; parts that
 * are left out ask for all. Throws `Refused` or `NoAnswer`.
 */
export async function askAgreements(query: AgreementsQuery, signal: AbortSignal) {
  const response = await station.api.agreements.$get({ query }, { init: { signal, cache: 'no-store' } });
  return response.ok ? response.json() : refusal(response);
}

type AgreementsQuery = InferRequestType<typeof station.api.agreements.$get>['query'];

/** What the station tells of agreements, and one of them. */
export type AskedAgreements = Awaited<ReturnType<typeof askAgreements>>;
export type AgreementRow = AskedAgreements['rows'][number];

/** An address with its agreements and every clock of every ticket at it. Throws `Refused` or `NoAnswer`. */
export async function askAddress(addressId: string, signal: AbortSignal) {
  // The client puts the id into the path as it is.
  const param = { id: encodeURIComponent(addressId) };
  const route = station.api.addresses[':id'];
  const response = await route.$get({ param }, { init: { signal, cache: 'no-store' } });
  return response.ok ? response.json() : refusal(response);
}

/** What the station tells of an address, and one clock at it. */
export type AskedAddress = Awaited<ReturnType<typeof askAddress>>;
export type AddressCycle = AskedAddress['cycles'][number];

/**
 * A ticket and how each of its clocks came about, as of the instant that `at` names; null: as of the station's now.
 * `sight`: by what is known now, or by what was known then.
 * Throws `Refused` or `NoAnswer`.
 */
export async function askTicketLedgers(
  ticketId: string,
  at: string | null,
  signal: AbortSignal,
  sight: Sight = 'was',
) {
  const param = { id: encodeURIComponent(ticketId) };
  const query = at === null ? {} : { at, ...(sight === 'was' ? {} : { sight }) };
  const route = station.api.tickets[':id'].ledgers;
  const response = await route.$get({ param, query }, { init: { signal, cache: 'no-store' } });
  return response.ok ? response.json() : refusal(response);
}

/**
 * Tickets, customers and addresses with the words of a text, at most so many of each. Throws `Refused` or `NoAnswer`.
 */
export async function askSearch(text: string, limit: number, signal: AbortSignal) {
  const query = { q: text, limit: String(limit) };
  const response = await station.api.search.$get({ query }, { init: { signal, cache: 'no-store' } });
  return response.ok ? response.json() : refusal(response);
}

/** What the station says to a search. */
export type AskedSearch = Awaited<ReturnType<typeof askSearch>>;

/** The reasons that supervisors gave the clocks of a ticket, the last one first. Throws `Refused` or `NoAnswer`. */
export async function askReasonCodes(ticket: string, signal: AbortSignal) {
  const route = station.api.desk['reason-codes'];
  const response = await route.$get({ query: { ticket } }, { init: { signal, cache: 'no-store' } });
  return response.ok ? response.json() : refusal(response);
}

/** Where the first configuration belongs and what a check says of it; null once the first run is over. Throws `NoAnswer`. */
export async function askFirstRun(signal: AbortSignal) {
  const response = await station.api['first-run'].$get({}, { init: { signal, cache: 'no-store' } });
  if (!response.ok) throw new NoAnswer(`the station answered ${response.status}`);
  return response.json();
}

/** What the station says of the first run. */
export type AskedFirstRun = NonNullable<Awaited<ReturnType<typeof askFirstRun>>>;

/** Has a configuration to begin with written where there is none. Throws `NoAnswer`. */
export async function writeStartingFile() {
  const response = await station.api['first-run'].configuration.$post();
  if (!response.ok) throw new NoAnswer(`the station answered ${response.status}`);
  return response.json();
}

/** Goes over to the demo, from the first run. Throws `NoAnswer`. */
export async function startDemo(): Promise<void> {
  const response = await station.api['first-run'].demo.$post();
  if (!response.ok) throw new NoAnswer(`the station answered ${response.status}`);
}

/** What a question of the review desk asks: parts that are left out are as usual. */
type ReviewQuery = Readonly<Record<string, string>>;

async function askReviewOf<T>(path: string, query: ReviewQuery, signal: AbortSignal): Promise<T> {
  const response = await transport(`${path}?${new URLSearchParams(query)}`, { signal, cache: 'no-store' });
  return response.ok ? ((await response.json()) as T) : refusal(response);
}

/**
 * The whole board as it stood at the instant that `at` names. `sight`: by what is known now, or by what was known then.
 * Throws `Refused` or `NoAnswer`.
 */
export function askReview(query: { at: string; sight: Sight }, signal: AbortSignal) {
  return askReviewOf<ReviewedBoard>('/api/review', query, signal);
}

/** The events and blind spots of a span, and the events around the instant that `at` names. Throws as `askReview` does. */
export function askReviewSpan(query: { at: string; from: string; to: string }, signal: AbortSignal) {
  return askReviewOf<ReviewSpan>('/api/review/span', query, signal);
}

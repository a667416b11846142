import type { BoardEntity, BoardTicket, SourceHealth } from '../../src/boards/board.ts';
import type { ReviewedBoard, ReviewMark, ReviewSpan, Sight } from '../../src/boards/review.ts';
import { isoOf, parseInstant } from '../../src/calendars/iso.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { BlindSpot } from '../../src/compliance/blind-spots.ts';
import { emergency, fault, march } from './mock-board.ts';
import type { Api } from './page-server.ts';
import { SONDERGADE, ticketApi, ticketOf, ticketScene } from './ticket-scenes.ts';

/** A fault whose source told of it two hours late: it was on no board as it was known then. */
export const LEARNT_LATE = ticketOf({
  id: 'aura:A-18001',
  tier: null,
  opened: '2026-03-23T10:00:00+01:00',
  channel: 'email',
});
const LEARNT_AT = march('23 14:30:00');

const visit = 'technician-required';

/** The five tickets of the board that the design draws, and the one that was learnt late. */
export const REVIEWED: readonly BoardTicket[] = [
  emergency({
    id: 'aurologic:7001',
    opened: '23 13:19:20',
    customer: 'Hanse Media',
    service: 'Dedicated server',
    activated: true,
    events: [
      ['23 13:19:20', 'emergency-flagged'],
      ['23 13:41:00', 'staff-replied', 'Jonas Weber'],
    ],
  }),
  SONDERGADE,
  fault({
    id: 'aura:A-20421',
    opened: '20 15:40:00',
    address: 'Nordre Strandvej 51, Risskov',
    tier: 'basis',
    events: [['20 15:58:00', visit]],
  }),
  fault({
    id: 'aura:A-20431',
    opened: '23 12:55:00',
    address: 'Jens Juuls Vej 40, Viby J',
    tier: 'pro',
    events: [['23 13:04:00', visit]],
  }),
  fault({
    id: 'aura:A-20429',
    opened: '23 11:05:00',
    address: 'Klostervej 8, Ry',
    tier: 'basis',
    events: [['23 11:20:00', visit]],
  }),
  LEARNT_LATE,
];

/** Events of tickets that are closed by now, as minutes after Friday noon: where the design has its marks. */
const CLOSED = [
  18, 66, 220, 228, 312, 562, 852, 1302, 1344, 1686, 2424, 2832, 3354, 3630, 3970, 4044, 4092, 4144, 4194,
  4264, 4296, 4412, 4432, 4458, 4471, 4486, 4502,
].map(
  (minute): ReviewMark => ({
    at: march('20 12:00:00') + minute * 60_000,
    ticket: 'aura:A-20000',
    type: 'customer-informed',
  }),
);

/** Every event on file, in order. */
export const MARKS: readonly ReviewMark[] = [
  ...CLOSED,
  ...REVIEWED.flatMap(({ id, ticket }) =>
    ticket.events.map(({ at, type }): ReviewMark => ({ at, ticket: id, type })),
  ),
].sort((a, b) => a.at - b.at);

/** A night in which AURA was not heard. */
export const BLIND: BlindSpot = {
  source: 'aura',
  title: 'AURA faults',
  from: march('22 02:14:00'),
  to: march('22 02:51:00'),
  why: 'The connection was refused.',
};

/** Nothing is on file before this. */
export const FIRST_ON_FILE = march('01 00:00:00');

/** How each source did at an instant: heard a few seconds ago, but AURA not while it was blind. */
function sourcesAt(at: Instant, blind: readonly BlindSpot[]): SourceHealth[] {
  return ticketScene.sources.map((source) => {
    const spot = blind.find(
      (one) => one.source === source.id && one.from <= at && (one.to === null || at < one.to),
    );
    return { ...source, lastAnswerAt: spot ? spot.from : at - 5000, failure: null };
  });
}

/** The board of the design as it stood, or was known, at an instant. */
export function boardAt(
  at: Instant,
  sight: Sight,
  { tickets = REVIEWED, blind = [BLIND] }: ReviewWords = {},
): ReviewedBoard {
  const known = tickets.filter(
    ({ id, ticket }) =>
      ticket.events[0].at <= at && (sight === 'was' || id !== LEARNT_LATE.id || at >= LEARNT_AT),
  );
  const entities: BoardEntity[] = [...ticketScene.entities.filter(({ kind }) => kind !== 'ticket'), ...known];
  return { at, sight, entities, sources: sourcesAt(at, blind) };
}

/** What the scrubber is told of a span. */
export function spanAt(
  at: Instant,
  from: Instant,
  to: Instant,
  { blind = [BLIND], blindBefore = 0 }: ReviewWords = {},
): ReviewSpan {
  const marks = MARKS.filter((mark) => from <= mark.at && mark.at < to);
  return {
    span: { start: from, end: to },
    marks,
    events: marks.length,
    blind: blind.filter((spot) => spot.from < to && from < (spot.to ?? ticketScene.now)),
    blindBefore,
    earlier: MARKS.findLast((mark) => mark.at < at) ?? null,
    later: MARKS.find((mark) => mark.at > at) ?? null,
  };
}

interface ReviewWords {
  readonly tickets?: readonly BoardTicket[];
  readonly blind?: readonly BlindSpot[];
  readonly blindBefore?: number;
}

/** Answers about past boards as the station does; `now` is its clock. */
export const reviewApi =
  (now: () => Instant = () => ticketScene.now, words: ReviewWords = {}): Api =>
  (url) => {
    const asked = (name: string) => parseInstant(url.searchParams.get(name) ?? '');
    const at = asked('at');
    const isKnown = url.searchParams.get('sight') === 'known';
    if (
      url.pathname.includes(encodeURIComponent(LEARNT_LATE.id)) &&
      isKnown &&
      at !== null &&
      at < LEARNT_AT
    ) {
      return { status: 404, body: { error: `no ticket ${LEARNT_LATE.id} was known at ${isoOf(at)}` } };
    }
    if (!url.pathname.startsWith('/api/review')) return ticketApi(now)(url);
    const refused = (error: string) => ({ status: 400, body: { error } });
    if (at === null) return refused(`at: '${url.searchParams.get('at')}' is not an instant`);
    if (at > now()) return refused(`${isoOf(at)} is still to come: it is ${isoOf(now())} now.`);
    if (url.pathname === '/api/review/span') {
      const body = { stationNow: now(), ...spanAt(at, asked('from')!, asked('to')!, words) };
      return { status: 200, body };
    }
    if (at < FIRST_ON_FILE) {
      const error = `at: nothing was on file before ${isoOf(FIRST_ON_FILE)}: ask for a later instant`;
      return { status: 400, body: { error, begins: FIRST_ON_FILE } };
    }
    const sight = (url.searchParams.get('sight') ?? 'was') as Sight;
    return { status: 200, body: { stationNow: now(), ...boardAt(at, sight, words) } };
  };

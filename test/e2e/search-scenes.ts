import type { SearchHit } from '../../src/boards/search-hit.ts';
import { parseInstant } from '../../src/calendars/iso.ts';
import { foldedWords } from '../../src/spelling/fold.ts';
import { deskScene, ROWS } from './desk-scenes.ts';
import type { ApiReply } from './page-server.ts';

type Told = Omit<Extract<SearchHit, { kind: 'ticket' }>, 'kind' | 'ticketId' | 'exact' | 'provider'>;

const ticket = (
  source: string,
  told: Partial<Told> & Pick<Told, 'record'> & { opened: string },
): SearchHit => {
  const { opened, ...rest } = told;
  return {
    kind: 'ticket',
    ticketId: `${source}:${told.record}`,
    provider: source,
    subject: null,
    service: null,
    customerId: null,
    customer: null,
    addressId: null,
    address: null,
    openedAt: parseInstant(opened)!,
    standing: 'closed',
    exact: false,
    ...rest,
  };
};

const SONDERGADE = 'Søndergade 14, 8660 Skanderborg';
const at = (address: string) => ({ address, addressId: `A-${100_000 + address.length}` });
const by = (customer: string) => ({ customer, customerId: `K-${100_000 + customer.length}` });

/** Tickets in the order in which the station lists them. */
const TICKETS: readonly SearchHit[] = [
  ticket('aura', {
    record: 'A-20440',
    subject: 'Langsom linje efter frokost',
    opened: '2026-03-23T13:52:00+01:00',
    standing: 'open',
    service: 'Fiber 500',
    ...at('Søndergade 41, 8700 Horsens'),
    ...by('Horsens Boghandel'),
  }),
  ticket('aura', {
    record: 'A-20417',
    subject: 'Ingen forbindelse, og router blinker rødt',
    opened: '2026-03-20T14:10:00+01:00',
    standing: 'open',
    service: 'Fiber 1000',
    ...at(SONDERGADE),
    ...by('Møllers Tømmerhandel'),
  }),
  ticket('aurologic', {
    record: '901',
    subject: 'Webspace answers 503',
    opened: '2026-03-23T09:30:00+01:00',
    standing: 'open',
    service: 'Webspace',
  }),
  ticket('aura', {
    record: 'A-19011',
    subject: 'Udfald om natten',
    opened: '2026-01-07T22:40:00+01:00',
    service: 'Fiber 1000',
    ...at('Ludvig Feilbergs Vej 9, 8230 Åbyhøj'),
  }),
  ticket('aura', {
    record: 'A-17966',
    subject: 'Ingen forbindelse',
    opened: '2025-12-02T11:20:00+01:00',
    standing: 'hidden',
    service: 'Fiber 1000',
    ...at(SONDERGADE),
    ...by('Møllers Tømmerhandel'),
  }),
  ticket('aurologic', {
    record: '640',
    subject: 'Kabel in der Großen Straße beschädigt',
    opened: '2025-06-11T08:05:00+02:00',
    ...by(
      'Gesellschaft für außerordentlich langlebige Rechenzentrumsinfrastrukturdienstleistungen mbH & Co. KG',
    ),
  }),
];

const names = new Set(ROWS.map(({ address }) => address!));
const customers = new Set(ROWS.map(({ customer }) => customer!));
const NAMES: readonly SearchHit[] = [
  ...[...customers].map(
    (name): SearchHit => ({
      kind: 'customer',
      customerId: `K-${100_000 + name.length}`,
      name,
      tickets: {
        open: name.startsWith('M') ? 1 : 0,
        all: name.startsWith('M') ? 1000 : 3,
        exact: !name.startsWith('M'),
      },
    }),
  ),
  ...[...names].map(
    (address): SearchHit => ({
      kind: 'address',
      addressId: `address-${address}`,
      address,
      tickets: { open: address === SONDERGADE ? 1 : 0, all: address === SONDERGADE ? 2 : 0, exact: true },
    }),
  ),
];

const textOf = (hit: SearchHit) =>
  hit.kind === 'ticket'
    ? [hit.ticketId, hit.subject, hit.service, hit.customer, hit.address].join(' ')
    : hit.kind === 'customer'
      ? `${hit.name} ${hit.customerId}`
      : `${hit.address} ${hit.addressId}`;

/** Answers a search as the station does, by looking at every text. */
export function searchReply(url: URL): ApiReply {
  const q = url.searchParams.get('q') ?? '';
  const limit = Number(url.searchParams.get('limit'));
  const words = foldedWords(q);
  const found = [...TICKETS, ...NAMES].filter((hit) => {
    const own = foldedWords(textOf(hit));
    return words.length > 0 && words.every((word) => own.some((each) => each.startsWith(word)));
  });
  const exact = (hit: SearchHit) =>
    hit.kind === 'ticket' && hit.record.toLowerCase() === q.trim().toLowerCase();
  const groups = (['ticket', 'customer', 'address'] as const).map((kind) =>
    found.filter((hit) => hit.kind === kind).sort((a, b) => Number(exact(b)) - Number(exact(a))),
  );
  const body = {
    stationNow: deskScene.now,
    found: groups.flatMap((group) => group.slice(0, limit)),
    more: groups.some((group) => group.length > limit),
    whole: true,
  };
  return { status: 200, body };
}

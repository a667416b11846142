import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SEARCH } from '../../../main/database/migrations/0007-search.ts';
import { type Store, storeIn } from '../../../main/database/store.ts';
import { beginSearch, fillSearch } from '../../../main/sync/derive-search.ts';
import { plainMapping } from '../../../main/sync/plain-mapping.ts';
import { NOTHING, type SourceRecord } from '../../../main/sync/source.ts';
import { storeBatch } from '../../../main/sync/store-batch.ts';
import type { SearchHit } from '../../../src/boards/search-hit.ts';
import { foldedWords } from '../../../src/spelling/fold.ts';
import { RULES, temporaryStore } from '../temporary-store.ts';

const NOW = Date.parse('2026-03-23T14:00:00Z');
const MINUTE = 60_000;

const record = (kind: string, id: string, body: object, at = 0, sequence = 0): SourceRecord => ({
  kind,
  record: id,
  sequence,
  at,
  body,
});
const address = (id: string, text: string) => record('address', id, { id, text, lines: [] });
const customer = (id: string, name: string | null) => record('customer', id, { id, name });

interface TicketWords {
  readonly subject?: string | null;
  readonly service?: string | null;
  readonly addressId?: string | null;
  readonly customerId?: string | null;
  /** Minutes ago. */
  readonly opened?: number;
  readonly ended?: boolean;
}

const ticket = (id: string, words: TicketWords) => [
  record('ticket', id, {
    provider: 'aura',
    service: words.service ?? null,
    serviceKind: null,
    addressId: words.addressId ?? null,
    customerId: words.customerId ?? null,
    subject: words.subject ?? null,
    url: null,
    priority: null,
    requestKind: null,
  }),
  record(
    'ticket.event',
    `${id}#0`,
    { ticketId: id, type: 'opened', channel: 'phone' },
    NOW - (words.opened ?? 60) * MINUTE,
  ),
  words.ended
    ? record('ticket.event', `${id}#1`, { ticketId: id, type: 'closed' }, NOW - 1000, 1)
    : record('ticket.event', `${id}#1`, { ticketId: id, type: 'customer-informed' }, NOW - 1000, 1),
];

/** Stores records that are all a source has of their kinds, and the tickets among them. */
function put(store: Store, source: string, records: readonly SourceRecord[], snapshotOf: string[] = []) {
  const complete = records.filter(({ kind }) => kind === 'ticket').map((one) => one.record);
  const batch = { ...NOTHING, records, complete, snapshotOf, acceptFewer: true };
  storeBatch(store, source, batch, { number: 1, map: plainMapping }, NOW);
}

const nameOf = (hit: SearchHit) =>
  hit.kind === 'ticket' ? hit.ticketId : hit.kind === 'customer' ? hit.customerId : hit.addressId;
const found = (store: Store, query: string, limit = 50) => store.search.find(query, limit).found.map(nameOf);

function filled(): Store {
  const { store } = temporaryStore();
  put(store, 'tables', [
    customer('K-1', 'Møllers Tømmerhandel'),
    customer('K-2', 'Viby Autolakering'),
    customer('K-3', null),
    address('A1', 'Søndergade 14, 8660 Skanderborg'),
    address('A2', 'Søndergade 2, 8700 Horsens'),
    address('A3', 'Silkeborgvej 212, 8230 Åbyhøj'),
    address('A4', 'Lange Straße 4, 24937 Flensburg'),
    address('A5', 'Søndergade 140, 8600 Silkeborg'),
  ]);
  put(store, 'rt', [
    ...ticket('20417', { subject: 'Ingen forbindelse', addressId: 'A1', customerId: 'K-1', opened: 90 }),
    ...ticket('17966', { subject: 'Udfald', addressId: 'A3', customerId: 'K-9', opened: 400, ended: true }),
    ...ticket('18000', { subject: 'Udfald igen', service: 'Fiber 1000', opened: 300, ended: true }),
    ...ticket('9', { subject: 'Udfald: se 17966', opened: 5000 }),
  ]);
  return store;
}

describe('what is found', () => {
  test('"Aabyhøj", "Åbyhøj" and "abyhoj" find the same street, "Strasse" finds "Straße"', () => {
    const store = filled();
    for (const spelling of ['Aabyhøj', 'Åbyhøj', 'abyhoj', 'AABYHOEJ', 'åby']) {
      expect(found(store, spelling)).toEqual(['rt:17966', 'A3']);
    }
    for (const spelling of ['Strasse', 'straße', 'STRASSE', 'stras'])
      expect(found(store, spelling)).toEqual(['A4']);
  });

  test('a ticket by its id comes first, then open tickets, then the latest', () => {
    const store = filled();
    expect(found(store, '17966')).toEqual(['rt:17966', 'rt:9']);
    expect(found(store, '#17966')).toEqual(['rt:17966', 'rt:9']);
    expect(found(store, 'RT:17966')).toEqual(['rt:17966', 'rt:9']);
    expect(found(store, 'udfald')).toEqual(['rt:9', 'rt:18000', 'rt:17966']);
    expect(found(store, '179')).toEqual(['rt:9', 'rt:17966']);
    const exact = store.search.find('17966', 9).found.map((hit) => hit.kind === 'ticket' && hit.exact);
    expect(exact).toEqual([true, false]);
    expect(found(store, 'other:17966')).toEqual([]);
  });

  test('a ticket by its subject, service, customer and address, and by the ids of both, all words together', () => {
    const store = filled();
    for (const query of [
      'ingen forb',
      'tømmer ingen',
      'søndergade 14 forbindelse',
      'A1',
      'mollers skander',
      '20417 rt',
    ]) {
      expect(found(store, query)).toContain('rt:20417');
    }
    expect(found(store, 'fiber 100')).toEqual(['rt:18000']);
    expect(found(store, 'K-9')).toEqual(['rt:17966']);
    expect(found(store, 'forbindelse udfald')).toEqual([]);
    // The beginnings of words, not any part of them.
    expect(found(store, 'gade')).toEqual([]);
  });

  test('names: the one whose id it is, then those that begin so, in order, then the others', () => {
    const store = filled();
    const names = (query: string) => found(store, query).filter((name) => !name.startsWith('rt:'));
    expect(names('søndergade')).toEqual(['A2', 'A1', 'A5']);
    expect(names('søndergade 14')).toEqual(['A1', 'A5']);
    expect(names('14 sønder')).toEqual(['A1', 'A5']);
    expect(names('silkeborg')).toEqual(['A3', 'A5']);
    expect(names('a4')).toEqual(['A4']);
    expect(names('k')).toEqual(['K-3', 'K-1', 'K-2']);
    expect(names('søndergade 014')).toEqual([]);
  });

  test('a hit has the texts to show, and a name how many tickets it has', () => {
    const store = filled();
    expect(store.search.find('skanderborg', 10)).toEqual({
      found: [
        {
          kind: 'ticket',
          ticketId: 'rt:20417',
          record: '20417',
          subject: 'Ingen forbindelse',
          provider: 'aura',
          service: null,
          customerId: 'K-1',
          customer: 'Møllers Tømmerhandel',
          addressId: 'A1',
          address: 'Søndergade 14, 8660 Skanderborg',
          openedAt: NOW - 90 * MINUTE,
          standing: 'open',
          exact: false,
        },
        {
          kind: 'address',
          addressId: 'A1',
          address: 'Søndergade 14, 8660 Skanderborg',
          tickets: { open: 1, all: 1, exact: true },
        },
      ],
      more: false,
      whole: true,
    });
    const [hit] = store.search.find('tømmer', 10).found.filter(({ kind }) => kind === 'customer');
    expect(hit).toEqual({
      kind: 'customer',
      customerId: 'K-1',
      name: 'Møllers Tømmerhandel',
      tickets: { open: 1, all: 1, exact: true },
    });
  });

  test('no more than asked for of each kind, and whether there are more', () => {
    const store = filled();
    expect(found(store, 'søndergade', 2)).toEqual(['rt:20417', 'A2', 'A1']);
    expect(store.search.find('søndergade', 2).more).toBe(true);
    expect(store.search.find('søndergade', 3).more).toBe(false);
    expect(found(store, 'udfald', 1)).toEqual(['rt:9']);
    expect(store.search.find('udfald', 1).more).toBe(true);
  });

  test('no word of quotes or operators is taken as anything but text; nothing is found for no word', () => {
    const store = filled();
    for (const query of [
      '"',
      "'; DROP TABLE facts",
      'a" OR "b',
      'NEAR(sønder)',
      '*',
      '%',
      '^udfald',
      '\0',
      '',
      '---',
    ]) {
      expect(() => found(store, query)).not.toThrow();
    }
    expect(found(store, 'udfald OR forbindelse')).toEqual([]);
    expect(store.search.find(' ,. ', 10)).toEqual({ found: [], more: false, whole: true });
  });

  test('a long beginning finds every word that begins so, few of them or many', () => {
    const store = filled();
    const endings = [...'abcdefghijklmnopqrst'];
    const many = endings.flatMap((letter, i) => ticket(`M${i}`, { subject: `Ledningsbrud${letter}` }));
    put(store, 'rt', many);
    expect(found(store, 'ledningsbrud')).toHaveLength(20);
    expect(found(store, 'ledningsbrudc')).toEqual(['rt:M2']);
    expect(found(store, 'ledningsbrudx')).toEqual([]);
    expect(found(store, 'forbindelse')).toEqual(['rt:20417']);
    expect(found(store, 'forbindelse ledningsbrud')).toEqual([]);
  });

  test('a name with very many tickets says that there are more than are counted', () => {
    const store = filled();
    const many = Array.from({ length: 1001 }, (_, i) =>
      ticket(`M${i}`, { customerId: 'K-2', subject: 'Massevis', ended: i > 2 }),
    ).flat();
    put(store, 'rt', many);
    const [hit] = store.search.find('viby', 5).found.filter(({ kind }) => kind === 'customer');
    expect(hit).toMatchObject({ tickets: { open: 3, all: 1000, exact: false } });
  });

  test('more tickets of one minute than it has numbers for are all found', () => {
    const store = filled();
    const many = Array.from({ length: 4200 }, (_, i) =>
      ticket(`M${i}`, { subject: `Massevis ${i}`, ended: true }),
    ).flat();
    put(store, 'rt', many);
    for (const i of [0, 4095, 4096, 4199]) expect(found(store, `massevis ${i}`)).toContain(`rt:M${i}`);
  }, 60_000);
});

describe('kept in step', () => {
  test('another name, another address, another subject, another opening: the old one is not found any more', () => {
    const store = filled();
    put(store, 'tables', [customer('K-1', 'Østjysk Handel'), address('A3', 'Havnegade 1, 8000 Aarhus C')]);
    expect(found(store, 'tømmer')).toEqual([]);
    expect(found(store, 'østjysk')).toEqual(['rt:20417', 'K-1']);
    expect(found(store, 'åbyhøj')).toEqual([]);
    expect(found(store, 'havnegade')).toEqual(['rt:17966', 'A3']);
    put(store, 'rt', ticket('20417', { subject: 'Langsom linje', addressId: 'A2', opened: 90 }));
    expect(found(store, 'forbindelse')).toEqual([]);
    expect(found(store, 'langsom horsens')).toEqual(['rt:20417']);
    put(
      store,
      'rt',
      ticket('17966', { subject: 'Udfald', addressId: 'A3', customerId: 'K-9', opened: 200, ended: true }),
    );
    expect(found(store, 'udfald')).toEqual(['rt:9', 'rt:17966', 'rt:18000']);
  });

  test('a ticket that is closed comes behind those that are open', () => {
    const store = filled();
    put(store, 'rt', ticket('9', { subject: 'Udfald: se 17966', opened: 5000, ended: true }));
    expect(found(store, 'udfald')).toEqual(['rt:18000', 'rt:17966', 'rt:9']);
  });

  test('what left its table is not found by its name; its tickets are by its id', () => {
    const store = filled();
    put(store, 'tables', [], ['customer', 'address']);
    expect(found(store, 'tømmer')).toEqual([]);
    expect(found(store, 'skanderborg')).toEqual([]);
    expect(found(store, 'A1')).toEqual(['rt:20417']);
  });

  test('a database of an earlier version is taken in in steps, and says so until it is whole', () => {
    const store = filled();
    const queries = ['udfald', 'søndergade', 'k', 'a', '20417', 'viby'];
    const before = queries.map((query) => found(store, query));
    store.db.exec(`
      DELETE FROM ticket_search_rows; DELETE FROM ticket_search; DELETE FROM customer_search_rows;
      DELETE FROM customer_search; DELETE FROM address_search_rows; DELETE FROM address_search;
      UPDATE search_filling SET derivation = 0;`);
    beginSearch(store);
    expect(store.search.find('udfald', 5)).toEqual({ found: [], more: false, whole: false });
    // What changes meanwhile is found at once, and not twice later.
    put(
      store,
      'rt',
      ticket('20417', { subject: 'Ingen forbindelse', addressId: 'A1', customerId: 'K-1', opened: 90 }),
    );
    let steps = 1;
    while (fillSearch(store, 2)) steps++;
    expect(steps).toBeGreaterThan(5);
    expect(queries.map((query) => found(store, query))).toEqual(before);
    expect(store.search.find('udfald', 5).whole).toBe(true);
    beginSearch(store);
    expect(fillSearch(store, 2)).toBe(false);
  });

  test('a database that was filled without the search gets its tables and is taken in; an empty one is whole', () => {
    const store = filled();
    const meant = found(store, 'udfald');
    const made = [...SEARCH.matchAll(/CREATE (?:UNIQUE |VIRTUAL )?(TABLE|INDEX|TRIGGER) (\w+)/g)];
    for (const [, type, name] of made.toReversed()) store.db.exec(`DROP ${type} ${name}`);
    expect(store.db.prepare("SELECT name FROM sqlite_master WHERE sql LIKE '%ticket_search%'").all()).toEqual(
      [],
    );
    store.db.exec(SEARCH);
    const opened = storeIn(store.db, RULES);
    beginSearch(opened);
    expect(opened.search.find('udfald', 5)).toEqual({ found: [], more: false, whole: false });
    while (fillSearch(opened, 100));
    expect(found(opened, 'udfald')).toEqual(meant);
    expect(opened.search.find('udfald', 5).whole).toBe(true);
    expect(temporaryStore().store.search.find('udfald', 5).whole).toBe(true);
  });
});

/** Each word of a query is the beginning of some word of a text: nothing else is a search. */
const isMeant = (texts: readonly (string | null)[], query: string) => {
  const own = foldedWords(texts.filter((text) => text !== null).join(' '));
  return foldedWords(query).every((word) => own.some((each) => each.startsWith(word)));
};

describe('against the naive search', () => {
  const WORDS = [
    'Åby',
    'Aabyhøj',
    'abyhoj',
    'Aabyhøjvænget',
    'Aabyhøjvej',
    'Straße',
    'Strasse',
    'sø',
    'soe',
    '14',
    '140',
    'a-14',
    'x',
    'Ø',
    '𝐀b',
    'e',
    '١٢',
    '中文',
  ];
  const text = fc.oneof(
    fc.array(fc.constantFrom(...WORDS), { maxLength: 4 }).map((words) => words.join(' ')),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  );
  const id = (letter: string) => fc.nat({ max: 4 }).map((n) => `${letter}${n}`);
  const change = fc.oneof(
    fc.record({ kind: fc.constant('customer' as const), id: id('K'), text: fc.option(text) }),
    fc.record({ kind: fc.constant('address' as const), id: id('A'), text }),
    fc.record({
      kind: fc.constant('gone' as const),
      of: fc.constantFrom('customer', 'address'),
      id: fc.nat({ max: 4 }),
    }),
    fc.record({
      kind: fc.constant('ticket' as const),
      id: id('T'),
      subject: fc.option(text),
      service: fc.option(text),
      customerId: fc.option(id('K')),
      addressId: fc.option(id('A')),
      opened: fc.integer({ min: 1, max: 5000 }),
      ended: fc.boolean(),
    }),
  );
  type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

  /** What is on file after some changes. */
  function oracle(changes: readonly Change[]) {
    const names = { customer: new Map<string, string | null>(), address: new Map<string, string | null>() };
    const tickets = new Map<string, Extract<Change, { kind: 'ticket' }>>();
    for (const one of changes) {
      if (one.kind === 'ticket') tickets.set(one.id, one);
      else if (one.kind === 'gone') {
        names[one.of as 'customer' | 'address'].delete(`${one.of === 'customer' ? 'K' : 'A'}${one.id}`);
      } else names[one.kind].set(one.id, one.text);
    }
    return (query: string) => {
      if (foldedWords(query).length === 0) return { tickets: [], names: [] };
      const found = [...tickets.values()].filter(({ id, subject, service, customerId, addressId }) =>
        isMeant(
          [
            's',
            id,
            subject,
            service,
            customerId,
            addressId,
            names.customer.get(customerId ?? '') ?? null,
            names.address.get(addressId ?? '') ?? null,
          ],
          query,
        ),
      );
      const exact = ({ id }: { id: string }) =>
        [id, `s:${id}`].some((each) => each.toLowerCase() === query.trim().replace(/^#/, '').toLowerCase());
      const key = (one: (typeof found)[number]) => [exact(one) ? 0 : 1, one.ended ? 1 : 0, one.opened];
      found.sort((a, b) => {
        const [x, y] = [key(a), key(b)];
        return x[0] - y[0] || x[1] - y[1] || x[2] - y[2];
      });
      return {
        tickets: found,
        names: [...names.customer, ...names.address]
          .filter(([id, text]) => isMeant([text, id], query))
          .map(([id]) => id)
          .sort(),
      };
    };
  }

  test('for any texts and changes the same tickets, in order, and the same names', () => {
    const query = fc.oneof(text, fc.constantFrom(...WORDS, 'a', 's', 'T1', '#t2', 's:T3', 'k2', 'A1 14'));
    fc.assert(
      fc.property(
        fc.array(fc.array(change, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 }),
        fc.array(query, { minLength: 5, maxLength: 10 }),
        (batches, queries) => {
          const { store } = temporaryStore();
          const done: Change[] = [];
          for (const batch of batches) {
            for (const one of batch) {
              if (one.kind === 'ticket') {
                const { id, kind, ...words } = one;
                put(store, 's', ticket(id, words));
              } else if (one.kind === 'gone') {
                const of = one.of as 'customer' | 'address';
                const gone = `${of === 'customer' ? 'K' : 'A'}${one.id}`;
                const left = [...store.facts.ofKind('tables', of)].filter(([id]) => id !== gone);
                put(
                  store,
                  'tables',
                  left.map(([id, body]) => record(of, id, body)),
                  [of],
                );
              } else
                put(store, 'tables', [
                  one.kind === 'customer' ? customer(one.id, one.text) : address(one.id, one.text),
                ]);
              done.push(one);
            }
            const meant = oracle(done);
            for (const each of queries) {
              const hits = store.search.find(each, 50).found;
              const { tickets, names } = meant(each);
              const asFound = hits.filter((hit) => hit.kind === 'ticket').map((hit) => hit.ticketId);
              // Of one minute, no order is promised.
              const minutes = tickets.map(({ ended, opened }) => `${ended} ${opened}`);
              if (new Set(minutes).size === minutes.length)
                expect(asFound).toEqual(tickets.map(({ id }) => `s:${id}`));
              else expect(asFound.toSorted()).toEqual(tickets.map(({ id }) => `s:${id}`).toSorted());
              expect(
                hits
                  .filter((hit) => hit.kind !== 'ticket')
                  .map(nameOf)
                  .sort(),
              ).toEqual(names);
            }
          }
          store.db.prepare("INSERT INTO ticket_search (ticket_search) VALUES ('integrity-check')").run();
          store.db.close();
        },
      ),
      { numRuns: 40 },
    );
  }, 120_000);
});

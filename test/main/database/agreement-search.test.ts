import { describe, expect, test } from 'vitest';
import type { AgreementQuestion } from '../../../main/database/agreement-filters.ts';
import type { Store } from '../../../main/database/store.ts';
import { bringAgreementsUpToDate } from '../../../main/sync/derive-agreements.ts';
import { plainMapping } from '../../../main/sync/plain-mapping.ts';
import { NOTHING, type SourceRecord } from '../../../main/sync/source.ts';
import { storeBatch } from '../../../main/sync/store-batch.ts';
import { fold, foldedWords } from '../../../src/spelling/fold.ts';
import { temporaryStore } from '../temporary-store.ts';

const TODAY = '2026-03-23';
const NOW = Date.parse('2026-03-23T14:00:00Z');

const record = (kind: string, id: string, body: object, at = 0, sequence = 0): SourceRecord => ({
  kind,
  record: id,
  sequence,
  at,
  body,
});
const address = (id: string, text: string) => record('address', id, { id, text, lines: [] });
const customer = (id: string, name: string) => record('customer', id, { id, name });
const agreement = (id: string, addressId: string, tier: string, from: string, to: string | null, more = {}) =>
  record('agreement', id, {
    provider: 'aura',
    addressId,
    customerId: null,
    tier,
    from,
    to,
    listed: 1,
    ...more,
  });
const ticket = (id: string, addressId: string, subject: string, ended = false) => [
  record('ticket', id, {
    provider: 'aura',
    service: null,
    serviceKind: null,
    addressId,
    customerId: null,
    subject,
    url: null,
    priority: null,
    requestKind: null,
  }),
  record('ticket.event', `${id}#0`, { ticketId: id, type: 'opened', channel: 'phone' }, NOW - 9_000_000),
  ...(ended ? [record('ticket.event', `${id}#1`, { ticketId: id, type: 'closed' }, NOW - 1000, 1)] : []),
];

/** Stores records that are all a source has of their kinds, and the tickets among them. */
function put(store: Store, source: string, records: readonly SourceRecord[], snapshotOf: string[] = []) {
  const complete = records.filter(({ kind }) => kind === 'ticket').map((one) => one.record);
  const batch = { ...NOTHING, records, complete, snapshotOf, acceptFewer: true };
  storeBatch(store, source, batch, { number: 1, map: plainMapping }, NOW);
}

const ALL: AgreementQuestion = {
  words: '',
  tier: null,
  provider: null,
  on: null,
  endsWithin: null,
  fault: null,
  after: null,
  limit: 50,
};

const ask = (store: Store, question: Partial<AgreementQuestion>) =>
  store.agreements.list({ ...ALL, ...question }, TODAY);
const found = (store: Store, question: Partial<AgreementQuestion> | string) => {
  const { rows, found } = ask(store, typeof question === 'string' ? { words: question } : question);
  expect(found).toEqual({ count: rows.length, exact: true });
  return rows.map(({ addressId, tier }) => `${addressId} ${tier ?? 'none'}`);
};

function filled(): Store {
  const { store } = temporaryStore();
  put(store, 'tables', [
    customer('K-1', 'Møllers Tømmerhandel'),
    customer('K-2', 'Viby Autolakering'),
    address('A1', 'Søndergade 14, 8660 Skanderborg'),
    address('A2', 'Søndervangen 2, 8260 Viby J'),
    address('A3', 'Søndergade 2, 8700 Horsens'),
    address('A4', 'Silkeborgvej 212, 8230 Åbyhøj'),
    agreement('G1', 'A1', 'basis', '2024-01-01', '2026-12-31', { customerId: 'K-1', listed: 1 }),
    agreement('G2', 'A1', 'pro', '2026-12-31', null, { customerId: 'K-1', listed: 2 }),
    agreement('G3', 'A2', 'basis', '2023-06-01', null, { customerId: 'K-2' }),
    agreement('G4', 'A3', 'pro', '2022-04-01', '2026-04-01', { customerId: 'K-9' }),
    agreement('G5', 'A9', 'pro', '2026-03-01', '2026-06-30'),
  ]);
  put(store, 'rt', [...ticket('20417', 'A1', 'Ingen forbindelse'), ...ticket('17966', 'A4', 'Udfald', true)]);
  return store;
}

describe('what is found', () => {
  test('an address by any part of it, however it is spelled, in the order of addresses', () => {
    const store = filled();
    expect(found(store, 'sønder')).toEqual(['A3 pro', 'A1 basis', 'A1 pro', 'A2 basis']);
    expect(found(store, 'soendergade')).toEqual(found(store, 'SONDERGADE'));
    expect(found(store, 'aabyhøj')).toEqual(['A4 none']);
    expect(found(store, 'ndergade 14')).toEqual(['A1 basis', 'A1 pro']);
    expect(found(store, 'skan, sønd')).toEqual(['A1 basis', 'A1 pro']);
    expect(found(store, 'sønder viby')).toEqual(['A2 basis']);
    expect(found(store, 'sønder århus')).toEqual([]);
    expect(found(store, 'j')).toEqual(['A2 basis']);
    expect(found(store, 'viby j')).toEqual(['A2 basis']);
    expect(found(store, 'by')).toEqual([]);
    expect(found(store, 'A9')).toEqual(['A9 pro']);
  });

  test('a customer by name and number, also one that is not on file', () => {
    const store = filled();
    expect(found(store, 'tømmer')).toEqual(['A1 basis', 'A1 pro']);
    expect(found(store, 'K-9')).toEqual(['A3 pro']);
    const [row] = ask(store, { words: 'K-9' }).rows;
    expect(row).toMatchObject({ customerId: 'K-9', customer: null, address: 'Søndergade 2, 8700 Horsens' });
  });

  test('a ticket, open or not, by number and subject; the row names the open ones', () => {
    const store = filled();
    expect(found(store, '20417')).toEqual(['A1 basis', 'A1 pro']);
    expect(found(store, 'rt:17966')).toEqual(['A4 none']);
    expect(found(store, 'forbindelse')).toEqual(['A1 basis', 'A1 pro']);
    expect(ask(store, { words: '20417' }).rows[0].openTickets).toEqual(['rt:20417']);
    expect(ask(store, { words: '17966' }).rows[0].openTickets).toEqual([]);
  });

  test('no word of quotes or operators is taken as anything but text', () => {
    const store = filled();
    for (const words of [
      '"',
      "'; DROP TABLE facts",
      'a" OR "b',
      'NEAR(sønder)',
      '*',
      '%',
      'words:sønder',
      '\0',
    ]) {
      expect(() => ask(store, { words })).not.toThrow();
    }
    expect(found(store, 'sonder OR viby')).toEqual([]);
  });
});

describe('filters', () => {
  test('by tier, provider, day, end and open fault, together with words', () => {
    const store = filled();
    expect(found(store, { tier: 'none' })).toEqual(['A4 none']);
    expect(found(store, { tier: 'pro', words: 'sønder' })).toEqual(['A3 pro', 'A1 pro']);
    expect(found(store, { provider: 'aura' })).toHaveLength(5);
    expect(found(store, { provider: 'other' })).toEqual([]);
    expect(found(store, { on: '2026-12-30', words: 'A1' })).toEqual(['A1 basis']);
    expect(found(store, { on: '2026-12-31', words: 'A1' })).toEqual(['A1 pro']);
    expect(found(store, { fault: 'open' })).toEqual(['A1 basis', 'A1 pro']);
    expect(found(store, { fault: 'none', words: 'sønder' })).toEqual(['A3 pro', 'A2 basis']);
  });

  test('an end that another agreement follows is none, and what ends today has ended', () => {
    const store = filled();
    expect(found(store, { endsWithin: 8 })).toEqual([]);
    expect(found(store, { endsWithin: 9 })).toEqual(['A3 pro']);
    expect(found(store, { endsWithin: 400 })).toEqual(['A9 pro', 'A3 pro']);
    expect(store.agreements.list({ ...ALL, endsWithin: 30 }, '2026-04-01').rows).toEqual([]);
  });
});

describe('kept in step', () => {
  test('another name, another address, another subject: the old one is not found any more', () => {
    const store = filled();
    put(store, 'tables', [customer('K-1', 'Østjysk Handel'), address('A4', 'Havnegade 1, 8000 Aarhus C')]);
    put(store, 'rt', ticket('20417', 'A2', 'Langsom linje'));
    expect(found(store, 'tømmer')).toEqual([]);
    expect(found(store, 'østjysk')).toEqual(['A1 basis', 'A1 pro']);
    expect(found(store, 'åbyhøj')).toEqual([]);
    expect(found(store, 'havnegade')).toEqual(['A4 none']);
    expect(found(store, '20417')).toEqual(['A2 basis']);
    expect(found(store, 'langsom')).toEqual(['A2 basis']);
    expect(found(store, { fault: 'open' })).toEqual(['A2 basis']);
  });

  test('an agreement that is gone leaves its address without, an address that is gone nothing', () => {
    const store = filled();
    expect(ask(store, {}).addresses).toBe(4);
    put(store, 'tables', [], ['agreement']);
    expect(found(store, 'sønder')).toEqual(['A3 none', 'A1 none', 'A2 none']);
    put(store, 'tables', [], ['address']);
    expect(ask(store, {})).toEqual({ found: { count: 0, exact: true }, addresses: 0, rows: [], next: null });
  });

  test('an agreement that moves to another address leaves the first', () => {
    const store = filled();
    put(store, 'tables', [agreement('G3', 'A4', 'basis', '2023-06-01', null, { customerId: 'K-2' })]);
    expect(found(store, 'autolakering')).toEqual(['A4 basis']);
    expect(found(store, 'søndervangen')).toEqual(['A2 none']);
    expect(store.agreements.spans.tierOn('aura', 'A2', TODAY)).toBeNull();
    expect(store.agreements.spans.tierOn('aura', 'A4', TODAY)).toBe('basis');
  });

  test('a database of an earlier version gets everything when it is opened', () => {
    const store = filled();
    const before = ask(store, {});
    const totals = store.agreements.totals('aura', TODAY);
    store.db.exec(`
      DELETE FROM tier_spans; DELETE FROM agreement_rows; DELETE FROM agreement_search;
      UPDATE agreement_counts SET count = 0;`);
    bringAgreementsUpToDate(store);
    expect(ask(store, {})).toEqual(before);
    expect(store.agreements.totals('aura', TODAY)).toEqual(totals);
    expect(found(store, '20417')).toEqual(['A1 basis', 'A1 pro']);
  });
});

describe('many', () => {
  /** More than are counted exactly, so that both ways of searching are gone. */
  const TEXTS = Array.from({ length: 11_000 }, (_, i) => {
    const street = ['Birkevej', 'Elmegade', 'Vestervej', 'Åvej'][i % 4];
    return `${street} ${(i * 7919) % 11_000}, ${i % 50 === 0 ? 'Ry' : 'Odder'}`;
  });

  function crowded(): Store {
    const { store } = temporaryStore();
    put(store, 'tables', [
      ...TEXTS.map((text, i) => address(`A${i}`, text)),
      ...TEXTS.slice(0, 500).map((_, i) =>
        agreement(`G${i}`, `A${i}`, 'pro', '2026-01-01', i < 200 ? '2026-04-01' : null),
      ),
    ]);
    put(store, 'rt', ticket('1', 'A3', 'Udfald'));
    return store;
  }

  /** All rows of a question, page by page. */
  function pages(store: Store, question: Partial<AgreementQuestion>): string[] {
    const texts: string[] = [];
    for (let after: string | null = null; ; ) {
      const { rows, next } = ask(store, { ...question, after, limit: 200 });
      texts.push(...rows.map((row) => row.address!));
      if (next === null) return texts;
      after = next;
    }
  }

  test('pages are the whole list, each row once, in order; the count is exact or says so', () => {
    const store = crowded();
    const cases: [Partial<AgreementQuestion>, (text: string, i: number) => boolean][] = [
      [{}, () => true],
      [{ words: 'o' }, (text) => text.includes('Odder')],
      [{ words: 'å' }, () => true],
      [{ words: 'be' }, () => false],
      [{ words: 'odder' }, (text) => text.includes('Odder')],
      [{ words: 'elme' }, (text) => text.includes('Elme')],
      [{ words: 'vej 77' }, (text) => /vej 77/.test(text)],
      [{ words: 'åvej', tier: 'pro' }, (text, i) => text.includes('Åvej') && i < 500],
      [{ tier: 'none' }, (_, i) => i >= 500],
      [{ words: 'odder', endsWithin: 30 }, (text, i) => text.includes('Odder') && i < 200],
      [{ words: 'odder', fault: 'open' }, (_, i) => i === 3],
      [{ words: 'xyz' }, () => false],
    ];
    for (const [question, isMeant] of cases) {
      const meant = TEXTS.filter(isMeant);
      const texts = pages(store, question);
      expect(texts.toSorted()).toEqual(meant.toSorted());
      const byStreet = texts.map(
        (text) => `${fold(text.split(' ')[0])} ${text.match(/\d+/)![0].padStart(6, '0')}`,
      );
      expect(byStreet).toEqual(byStreet.toSorted());
      const exact = { count: meant.length, exact: true };
      const isAll = foldedWords(question.words ?? '').length === 0 && !question.tier;
      const expected = isAll || meant.length <= 10_000 ? exact : { count: 10_000, exact: false };
      expect(ask(store, question).found).toEqual(expected);
    }
  });
});

import { expect, test } from 'vitest';
import { deriveTicket } from '../../../main/sync/derive-ticket.ts';
import { type MappingPlan, numberedMapping } from '../../../main/sync/mappings.ts';
import { rtMappingConfig } from '../../../main/sync/sources/rt/rt-config.ts';
import { temporaryStore } from '../temporary-store.ts';

const plan = (values: Record<string, string>): MappingPlan => ({
  kind: 'rt',
  url: 'https://rt.example.net',
  mapping: rtMappingConfig.parse({ provider: { field: 'Provider', values } }),
});

test('a plan gets number 1, keeps it while it is the same, and the next one when it changes', () => {
  const { store } = temporaryStore();
  const first = numberedMapping(store, 's', plan({ AURA: 'aura' }));
  expect([first.number, first.changed]).toEqual([1, false]);
  first.remember();
  expect(numberedMapping(store, 's', plan({ AURA: 'aura' }))).toMatchObject({ number: 1, changed: false });
  expect(numberedMapping(store, 's', plan({ Aura: 'aura' }))).toMatchObject({ number: 2, changed: true });
});

test('tickets that no mapping understood are found again when it changes', () => {
  const { store } = temporaryStore();
  const body = { ticketId: '7', type: 'Create', field: '', old: '', new: '', creator: 'duty', staff: true };
  store.facts.store('s', { kind: 'rt.transaction', record: '1', sequence: 1, at: 5, body }, '7', 9);
  const about = {
    queue: 'NOC',
    subject: '',
    status: 'new',
    requestors: [],
    priority: '',
    fields: { Provider: ['AURA'] },
    hidden: null,
  };
  store.facts.store('s', { kind: 'rt.ticket', record: '7', sequence: 0, at: 5, body: about }, '7', 9);
  deriveTicket(store, 's', '7', numberedMapping(store, 's', plan({ acme: 'acme' })), 9);
  expect(store.tickets.one('s:7')).toBeUndefined();
  expect(store.facts.ticketsAfter('s', '', 10)).toEqual(['7']);
  expect(store.facts.ticketCount('s')).toBe(1);
  deriveTicket(store, 's', '7', numberedMapping(store, 's', plan({ AURA: 'aura' })), 9);
  expect(store.tickets.one('s:7')).toMatchObject({ provider: 'aura' });
});

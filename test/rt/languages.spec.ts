import { expect, test } from '@playwright/test';
import { DANISH, ENGLISH, GERMAN, type Language } from './languages.ts';
import { type RtClient, rtClient } from './server/rt-client.ts';
import { type RtServer, startRt } from './server/server.ts';
import { type RtStation, startRtStation } from './station.ts';

const wait = { timeout: 15_000, intervals: [100] };

let rt: RtServer;
let duty: RtClient;
let customer: RtClient;

test.beforeAll(async () => {
  rt = await startRt();
  duty = rtClient(rt.url, rt.tokens.duty);
  customer = rtClient(rt.url, rt.tokens.customer1);
});
test.afterAll(() => rt?.remove());

/** A fault with a visit, told in the fields of one queue. */
async function fault({ queue, words, address, customer: number }: Language): Promise<number> {
  const fields = { ...words.aura, ...words['by phone'], [address]: 'A-1', [number]: 'C-9' };
  const id = await customer.createTicket(queue, { subject: 'Ingen forbindelse', fields });
  for (const step of ['visit', 'repair-started', 'technician-arrived', 'restored'] as const) {
    await duty.setFields(id, words[step]);
  }
  await duty.reply(id, 'Virker det nu?');
  await customer.reply(id, 'Ja tak');
  await duty.setFields(id, words['all-clear-sent']);
  await duty.setStatus(id, 'resolved');
  return id;
}

/** An emergency that was none, then was one, told in the fields of one queue. */
async function emergency({ queue, words, serviceKind }: Language): Promise<number> {
  const fields = { ...words.aurologic, ...words.unflagged, [serviceKind]: 'IP-Transit' };
  const id = await customer.createTicket(queue, { subject: 'BGP', fields });
  await customer.setFields(id, words.flagged);
  await duty.setFields(id, words['not-impacting']);
  await customer.reply(id, 'It is!');
  await duty.setFields(id, words.impacting);
  await duty.reply(id, 'We are on it.');
  return id;
}

/** What the station makes of a ticket, but for instants and numbers: those are the server's. */
async function readings(station: RtStation, id: number, last: string) {
  await expect.poll(() => station.events(id), wait).toContain(last);
  const { ticket, marks, charges, outcomes } = (await station.ticket(id))!;
  return {
    provider: ticket.ticket.provider,
    about: [ticket.ticket.addressId, ticket.ticket.customerId, ticket.ticket.serviceKind],
    events: ticket.ticket.events.map(({ at: _at, fact: _fact, ...event }) => event),
    verdicts: outcomes.map(({ kind, cycle, state, reason, goalMs }) => ({
      kind,
      cycle,
      state,
      reason,
      goalMs,
    })),
    marks,
    charges: charges.length,
  };
}

/** Tells a story in a language, to a station that differs only in its configuration. */
async function told(language: Language, story: (language: Language) => Promise<number>, last: string) {
  const station = await startRtStation(rt, { language });
  try {
    const result = await readings(station, await story(language), last);
    expect((await station.source()).quarantine).toEqual([]);
    return result;
  } finally {
    await station.remove();
  }
}

test('a fault with a visit reads the same in English, German and Danish', async () => {
  const english = await told(ENGLISH, fault, 'closed');
  expect(english.provider).toBe('aura');
  expect(english.events.map((event) => event.type)).toEqual([
    'opened',
    'technician-required',
    'repair-started',
    'technician-arrived',
    'restored',
    'staff-replied',
    'customer-replied',
    'all-clear-sent',
    'closed',
  ]);
  expect(await told(GERMAN, fault, 'closed')).toEqual(english);
  expect(await told(DANISH, fault, 'closed')).toEqual(english);
});

test('an emergency reads the same in English and German', async () => {
  const english = await told(ENGLISH, emergency, 'staff-replied');
  expect(english.provider).toBe('aurologic');
  expect(english.verdicts).toMatchObject([{ kind: 'first-reaction', state: 'met' }]);
  expect(await told(GERMAN, emergency, 'staff-replied')).toEqual(english);
});

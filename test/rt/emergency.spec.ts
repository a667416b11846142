import { expect, test } from '@playwright/test';
import { ENGLISH } from './languages.ts';
import { rtClient } from './server/rt-client.ts';
import { type RtServer, startRt } from './server/server.ts';
import { type RtStation, startRtStation } from './station.ts';

const { words } = ENGLISH;
const MINUTE = 60_000;
const wait = { timeout: 10_000, intervals: [100] };

let rt: RtServer;
let station: RtStation;
let duty: ReturnType<typeof rtClient>;
let customer: ReturnType<typeof rtClient>;

test.beforeAll(async () => {
  rt = await startRt();
  duty = rtClient(rt.url, rt.tokens.duty);
  customer = rtClient(rt.url, rt.tokens.customer1);
  station = await startRtStation(rt);
});
test.afterAll(async () => {
  await station?.remove();
  await rt?.remove();
});

/** A ticket of a customer with IP transit, flagged as an emergency a moment after it was opened. */
async function flagged(subject: string): Promise<number> {
  const fields = { ...words.aurologic, ...words.unflagged, Service: 'IP-Transit', CustomerId: 'C-9' };
  const id = await customer.createTicket('NOC', { subject, content: 'Help', fields });
  await customer.setFields(id, words.flagged);
  return id;
}

test('a ticket that is flagged runs a 30-minute clock within two polls', async () => {
  const id = await flagged('BGP down');
  const written = Date.now();
  await expect.poll(() => station.clocks(id), wait).toEqual(['first-reaction running']);
  // Two intervals, and the time that RT takes to answer.
  const { intervalMs } = await station.source();
  expect(Date.now() - written).toBeLessThan(2 * intervalMs + 1000);
  const [clock] = (await station.ticket(id))!.clocks;
  expect(clock.dueAt! - clock.startedAt).toBe(30 * MINUTE);
  expect(await station.onBoard()).toContain(id);
});

test('a customer’s reply does not stop the clock, a note does not, a reply of staff does', async () => {
  const id = await flagged('Still down');
  await customer.reply(id, 'Hello?');
  await duty.comment(id, 'Looks like the line card');
  await expect.poll(() => station.events(id), wait).toContain('customer-replied');
  expect(await station.clocks(id)).toEqual(['first-reaction running']);
  await duty.reply(id, 'We are on it.');
  await expect.poll(() => station.clocks(id), wait).toEqual(['first-reaction met']);
  const { outcomes, charges } = (await station.ticket(id))!;
  expect(outcomes).toMatchObject([{ kind: 'first-reaction', state: 'met', cycle: 1 }]);
  expect(outcomes[0].followsFrom).toHaveLength(2);
  expect(charges).toEqual([]);
});

test('a flag that is taken back in time voids its clock', async () => {
  const id = await flagged('Never mind');
  await expect.poll(() => station.clocks(id), wait).toEqual(['first-reaction running']);
  await customer.setFields(id, words.unflagged);
  await expect.poll(() => station.clocks(id), wait).toEqual(['first-reaction void flag-withdrawn']);
});

test('what does not impact a service is void and charged, until it is classified otherwise', async () => {
  const id = await flagged('A question');
  await customer.reply(id, 'One more thing');
  await duty.setFields(id, words['not-impacting']);
  await expect.poll(() => station.clocks(id), wait).toEqual(['first-reaction void not-service-impacting']);
  const charges = (await station.ticket(id))!.charges;
  expect(charges).toHaveLength(2);
  await duty.setFields(id, words.impacting);
  await expect.poll(() => station.clocks(id), wait).toEqual(['first-reaction running']);
  const after = (await station.ticket(id))!;
  expect(after.charges).toEqual([]);
  expect(after.changes).toMatchObject([{ was: 'void (not-service-impacting)', became: 'not settled' }]);
});

test('reopening begins a second cycle, into which the flag carries over', async () => {
  const id = await flagged('Flapping');
  await duty.reply(id, 'Fixed.');
  await duty.setStatus(id, 'resolved');
  await expect.poll(() => station.events(id), wait).toContain('closed');
  expect(await station.onBoard()).not.toContain(id);
  await duty.setStatus(id, 'open');
  await expect.poll(() => station.clocks(id), wait).toEqual(['first-reaction met', 'first-reaction running']);
  expect((await station.ticket(id))!.clocks.map((clock) => clock.cycle)).toEqual([1, 2]);
});

import { expect, test } from '@playwright/test';
import { ENGLISH } from './languages.ts';
import { rtClient } from './server/rt-client.ts';
import { type RtServer, startRt } from './server/server.ts';
import { type RtStation, startRtStation } from './station.ts';

const { words } = ENGLISH;
const wait = { timeout: 15_000, intervals: [100] };

let rt: RtServer;
let station: RtStation;
let duty: ReturnType<typeof rtClient>;

test.beforeAll(async () => {
  rt = await startRt();
  duty = rtClient(rt.url, rt.tokens.duty);
  station = await startRtStation(rt);
});
test.afterAll(async () => {
  await station?.remove();
  await rt?.remove();
});

/** An emergency that the station has on its board. */
async function emergency(subject: string): Promise<number> {
  const fields = { ...words.aurologic, ...words.flagged, Service: 'Colocation' };
  const id = await duty.createTicket('NOC', { subject, fields });
  await expect.poll(() => station.onBoard(), wait).toContain(id);
  return id;
}

const hidden = async (id: number) => (await station.ticket(id))?.ticket.row.hidden;
const noLongerVisible = async () =>
  (await station.board()).changed.find((one) => one.kind === 'settings')?.noLongerVisible;

test('merging ends the source ticket, and the target lives', async () => {
  const [source, target] = [await emergency('Rack 7 dark'), await emergency('Rack 7 is dark')];
  await duty.merge(source, target);
  await expect.poll(() => station.clocks(source), wait).toEqual(['first-reaction cancelled']);
  expect((await station.events(source)).at(-1)).toBe('merged');
  expect(await station.onBoard()).not.toContain(source);
  expect(await station.clocks(target)).toEqual(['first-reaction running']);
  expect(await station.events(target)).not.toContain('merged');
  await duty.reply(source, 'We are on it.'); // RT puts it on the target
  await expect.poll(() => station.clocks(target), wait).toEqual(['first-reaction met']);
});

test('deleting closes', async () => {
  const id = await emergency('Spam');
  await duty.remove(id);
  await expect.poll(() => station.clocks(id), wait).toEqual(['first-reaction cancelled']);
  expect((await station.events(id)).at(-1)).toBe('closed');
  expect(await station.onBoard()).not.toContain(id);
});

test('a ticket that is moved out of sight leaves the board, and returns with what happened meanwhile', async () => {
  const id = await emergency('Security incident');
  await duty.moveTo(id, 'Hidden');
  await expect.poll(() => hidden(id), wait).toBe('no longer visible to us');
  expect(await station.onBoard()).not.toContain(id);
  await expect.poll(noLongerVisible, wait).toBe(1);

  await duty.reply(id, 'Answered out of our sight');
  const another = await emergency('Meanwhile');
  expect(another).toBeGreaterThan(id);
  await duty.moveTo(id, 'NOC');
  await expect.poll(() => hidden(id), wait).toBeNull();
  expect(await station.clocks(id)).toEqual(['first-reaction met']);
  expect(await station.onBoard()).toContain(id);
});

test('a ticket that is merged into one out of sight leaves the board', async () => {
  const id = await emergency('Same incident');
  const target = await duty.createTicket('Hidden', { subject: 'The incident' });
  await duty.merge(id, target);
  await expect.poll(() => hidden(id), wait).toBe(`merged into ticket ${target}, which is not visible to us`);
  expect(await station.onBoard()).not.toContain(id);
});

test('a ticket that moves to a queue of another source leaves this one', async () => {
  const id = await emergency('For the fibre people');
  await duty.moveTo(id, 'Fejl');
  await expect.poll(() => hidden(id), wait).toBe('moved to the queue Fejl, which is not synced');
});

test('a ticket that comes into sight late is read from its beginning', async () => {
  const id = await duty.createTicket('Hidden', { subject: 'Was secret' });
  await duty.reply(id, 'Before anybody saw it');
  await duty.moveTo(id, 'NOC');
  await duty.setFields(id, { ...words.aurologic, ...words.flagged });
  await expect.poll(() => station.events(id), wait).toEqual(['opened', 'staff-replied', 'emergency-flagged']);
});

test('a station that starts now understands all of it, deleted and merged tickets too', async () => {
  const fresh = await startRtStation(rt);
  try {
    await expect.poll(() => fresh.onBoard(), wait).toEqual(await station.onBoard());
    expect((await fresh.source()).quarantine).toEqual([]);
    await expect.poll(() => fresh.events(3), wait).toEqual(await station.events(3));
  } finally {
    await fresh.remove();
  }
});

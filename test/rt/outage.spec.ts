import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { ENGLISH } from './languages.ts';
import { type RtClient, rtClient } from './server/rt-client.ts';
import { type RtServer, startRt } from './server/server.ts';
import { type RtStation, startRtStation } from './station.ts';

const { words } = ENGLISH;
const wait = { timeout: 30_000, intervals: [100] };

let rt: RtServer;
let station: RtStation;
let duty: RtClient;
let id: number;

test.beforeAll(async () => {
  rt = await startRt();
  duty = rtClient(rt.url, rt.tokens.duty);
  station = await startRtStation(rt, { source: { timeoutSeconds: 2 } });
  const fields = { ...words.aurologic, ...words.flagged, Service: 'IP-Transit' };
  id = await duty.createTicket('NOC', { subject: 'BGP down', fields });
  await expect.poll(() => station.clocks(id), wait).toEqual(['first-reaction running']);
});
test.afterAll(async () => {
  await station?.remove();
  await rt?.remove();
});

const failure = async () => (await station.board()).sources[0].failure;

test('without RT the board goes on and says why; RT is back and it heals by itself', async () => {
  await rt.stop();
  await expect
    .poll(async () => (await failure())?.message, wait)
    .toMatch(/^http:\/\/127\.0\.0\.1:\d+\/REST\/2\.0\/transactions: connection refused; is RT running/);
  const before = (await station.ticket(id))!;
  const { lastAnswerAt } = (await station.board()).sources[0];
  await sleep(1500);
  const board = await station.board();
  const after = (await station.ticket(id))!;
  expect(after.stationNow - before.stationNow).toBeGreaterThanOrEqual(1500);
  expect(before.clocks[0].remainingMs! - after.clocks[0].remainingMs!).toBe(
    after.stationNow - before.stationNow,
  );
  expect(board.sources[0].lastAnswerAt).toBe(lastAnswerAt);
  expect(await station.onBoard()).toEqual([id]);

  await rt.start();
  await expect.poll(failure, wait).toBeNull();
  await duty.reply(id, 'We are on it.');
  await expect.poll(() => station.clocks(id), wait).toEqual(['first-reaction met']);
  expect(station.output()).toMatch(/RT tickets: answers again after \d+ failed tries/);
});

test('an RT that hangs is given up in time, and heals', async () => {
  rt.pause();
  try {
    await expect.poll(async () => (await failure())?.message, wait).toContain('no answer within 2 s');
    expect((await failure())!.nextTryAt).toBeGreaterThan((await failure())!.since);
  } finally {
    rt.resume();
  }
  await expect.poll(failure, wait).toBeNull();
  const next = await duty.createTicket('NOC', { subject: 'Next', fields: words.aurologic });
  await expect.poll(() => station.events(next), wait).toEqual(['opened']);
});

test('a station that is started while RT is away shows what it knew, with its age', async () => {
  await station.stop();
  await rt.stop();
  await station.start();
  const { sources } = await station.board();
  expect(sources[0].answers).toBe(0);
  expect(sources[0].lastAnswerAt).not.toBeNull();
  expect(await station.onBoard()).toContain(id);
  await rt.start();
  await expect.poll(async () => (await station.board()).sources[0].answers, wait).toBeGreaterThan(0);
});

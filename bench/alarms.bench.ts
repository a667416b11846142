import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { USUAL_ALARM_PLAN } from '../main/alarms/alarm-plan.ts';
import { alarmSettings } from '../main/alarms/alarm-settings.ts';
import { alarmsConfig } from '../main/alarms/alarms-config.ts';
import { channelsByPerson, channelsOf } from '../main/alarms/channels.ts';
import { startTelling } from '../main/alarms/telling.ts';
import { boardFeed } from '../main/api/board-feed.ts';
import { boardKeeper } from '../main/board-keeper.ts';
import { startWorkers } from '../main/database/workers.ts';
import { personConfig } from '../main/duty/people-config.ts';
import { NOTHING, type SourceRecord } from '../main/sync/source.ts';
import type { BoardSettings } from '../src/boards/board.ts';
import { CALENDARS, PROVIDERS } from '../src/providers/providers.ts';
import { alarmHistory } from './alarm-history.ts';
import { type Figure, median, report } from './figures.ts';

/**
 * From the commit of a flag to the wall and to a channel, with a million tickets of history, one in ten of which raised an
 * alarm: the real threads, the real loop, and a webhook that is posted to this machine.
 */
const TICKETS = Number(process.env.WALLCLOCK_BENCH_TICKETS ?? 1_000_000);
const ROUNDS = 40;
/** "To the wall within one poll": a poll waits for two seconds at most. */
const WALL_GOAL_MS = 2_000;
const CHANNEL_GOAL_MS = 2_000;
const QUIET_GOAL_MS = 20;

const RULES = { terms: [...PROVIDERS.values()], calendars: CALENDARS };
const folder = mkdtempSync(join(tmpdir(), 'wallclock-bench-'));
const rounded = (value: number) => Math.round(value * 10) / 10;
const figure = (name: string, value: number, goal: number): Figure => ({
  bench: 'alarms',
  figure: name,
  value: rounded(value),
  goal,
  holds: value <= goal,
});

const received = new Map<string, number>();
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (part) => {
    body += part;
  });
  request.on('end', () => {
    received.set(JSON.parse(body).alarm, performance.now());
    response.writeHead(204).end();
  });
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/page`;

const workers = startWorkers();
try {
  const file = join(folder, 'wallclock.sqlite');
  const filling = performance.now();
  alarmHistory(file, RULES, TICKETS, Date.now());
  const seconds = (performance.now() - filling) / 1000;
  const { call: writer } = workers.writer;
  const { call: reader } = workers.reader;
  const config = alarmsConfig.parse({ channels: [{ id: 'page', type: 'webhook', url }] });
  const people = [personConfig.parse({ id: 'weber', name: 'J. Weber' })];
  const channels = channelsOf(config, people, { folder, station: 'bench', now: Date.now });
  await writer.open(file, RULES, [], Date.now());
  const byPerson = channelsByPerson(channels, people);
  await writer.setAlarmPlan({ ...USUAL_ALARM_PLAN, channels: byPerson, sources: ['rt'] });
  await writer.setMapping('rt', { kind: 'plain' });
  await reader.open(file, RULES);
  const settings: BoardSettings = {
    ...{ kind: 'settings', id: 'settings', demo: false, oldAfterMs: 300_000, noLongerVisible: 0 },
    ...{ rotationSeconds: { emergencies: 40, clocks: 30, windows: 15, agreements: 10 } },
    ...{ problem: null, firstRun: null, copy: null, alarms: alarmSettings(config) },
  };
  const say = (sentence: string) => process.stderr.write(`${sentence}\n`);
  const steady = () => performance.now();
  const feed = boardFeed('bench');
  const keeper = await boardKeeper({
    ...{
      feed,
      reader,
      writer,
      settings,
      sources: ['rt'],
      providers: ['aurologic'],
      now: Date.now,
      steady,
      say,
    },
    onAlarms: () => telling.wake(),
  });
  const telling = await startTelling({
    writer,
    channels,
    link: () => null,
    unheard: () => ({ sources: [], since: 0 }),
    feed,
    now: Date.now,
    steady,
    say,
  });
  const toWall: number[] = [];
  const toChannel: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const id = `new-${round}`;
    const alarm = `rt:${id}/first-reaction/1/1`;
    const started = performance.now();
    const written = await writer.storeBatch(
      'rt',
      { ...NOTHING, records: flagged(id), complete: [id] },
      Date.now(),
    );
    await keeper.takeIn(written);
    if (!feed.since('', -1).json.includes(JSON.stringify(alarm))) throw new Error(`${alarm} is on no wall`);
    toWall.push(performance.now() - started);
    while (!received.has(alarm)) await new Promise((resolve) => setTimeout(resolve, 1));
    toChannel.push(received.get(alarm)! - started);
  }
  // What each second costs while nothing is due.
  await telling.idle();
  const quiet: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const started = performance.now();
    await writer.alarmStep([], Date.now());
    quiet.push(performance.now() - started);
  }
  await telling.stop();
  await keeper.stop();
  report(
    [
      figure('flag-to-wall-ms', Math.max(...toWall), WALL_GOAL_MS),
      figure('flag-to-channel-ms', Math.max(...toChannel), CHANNEL_GOAL_MS),
      figure('quiet-second-ms', median(quiet), QUIET_GOAL_MS),
    ],
    [
      `${TICKETS} tickets of history, written in ${Math.round(seconds)} s; the database has ${Math.round(statSync(file).size / 2 ** 20)} MB`,
      `the slowest of ${ROUNDS}; medians: ${rounded(median(toWall))} ms to the wall, ${rounded(median(toChannel))} ms to the channel`,
    ],
  );
} finally {
  await workers.reader.stop();
  await workers.writer.stop();
  server.close();
  rmSync(folder, { recursive: true, force: true });
}

/** What a ticket system has of a ticket that is opened as an emergency now, and who is on duty. */
function flagged(id: string): SourceRecord[] {
  const at = Date.now();
  const about = {
    provider: 'aurologic',
    service: null,
    serviceKind: 'IP-Transit',
    addressId: null,
    customerId: null,
  };
  const body = { ...about, subject: 'ports down', url: null, priority: null, requestKind: null };
  const event = (nth: number, more: object) => ({
    ...{ kind: 'ticket.event', record: `${id}#${nth}`, sequence: nth, at },
    body: { ticketId: id, ...more },
  });
  const duty = { provider: 'aurologic', level: 1, person: 'weber', name: 'J. Weber' };
  return [
    { kind: 'ticket', record: id, sequence: 0, at: 0, body },
    event(0, { type: 'opened', channel: 'ticket-system' }),
    event(1, { type: 'emergency-flagged' }),
    { kind: 'duty', record: 'now', sequence: 0, at: 0, body: { ...duty, start: 0, end: 8_000_000_000_000 } },
  ];
}

// What a station does about alarms while it starts, and what a start leaves that fails.
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { silenceAlarm } from '../../../main/alarms/unticketed.ts';
import { configuration } from '../../../main/configuration/configuration.ts';
import { openForWriting } from '../../../main/database/database-file.ts';
import { storeIn } from '../../../main/database/store.ts';
import { startWorkers } from '../../../main/database/workers.ts';
import type { BoardEntity } from '../../../src/boards/board.ts';
import { runningStation } from '../running-station.ts';
import { serving } from '../sync/sources/received/serving.ts';
import { RULES, temporaryFolder } from '../temporary-store.ts';

const START = Date.parse('2026-03-23T02:00:00Z');
const MINUTE = 60_000;
const PEOPLE = [
  { id: 'weber', name: 'J. Weber' },
  { id: 'haddad', name: 'A. Haddad' },
];
const WATCH = [{ station: 'oslo', provider: 'aurologic', token: 'between us' }];

/** A station whose roster has one person day and night; none without. */
function configured(person: string | null, more: object = {}) {
  const rotations = [{ people: [person], from: '2026-03-01', handOver: 'monday 08:00' }];
  return configuration.parse({
    people: PEOPLE,
    duty: person === null ? [] : [{ provider: 'aurologic', levels: [{ level: 1, rotations }] }],
    alarms: { watch: WATCH },
    sources: [{ id: 'contracts', type: 'tables', tables: { customers: { file: 'none.csv' } } }],
    ...more,
  });
}

/** Puts an alarm of a silent station on file, as if it had been raised when nobody could be told any more. */
function missed(data: string) {
  const store = storeIn(openForWriting(join(data, 'wallclock.sqlite')), RULES);
  silenceAlarm(store, 'oslo', 'aurologic', START, START);
  store.db.close();
}

/** Whom the tellings on the board were for, as the first answer has them. */
function toldOn(entities: readonly BoardEntity[]): string[][] {
  return entities
    .flatMap((one) => (one.kind === 'alarm' ? one.entries : []))
    .flatMap((entry) => (entry.kind === 'telling' ? [entry.to.map(({ person }) => person)] : []));
}

test('what was missed while a station was off goes to whom the roster names now, however it was edited meanwhile', async () => {
  const data = temporaryFolder();
  const before = await runningStation({ data, config: configured('weber'), now: () => START - MINUTE });
  await before.stop();
  missed(data);
  const after = await runningStation({ data, config: configured('haddad'), now: () => START + MINUTE });
  expect(toldOn((await after.board()).changed)).toEqual([['haddad']]);
});

test('a first start waits for a calendar of the duty roster before anybody is told', async () => {
  const rota = [
    ...['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:a', 'SUMMARY:A. Haddad', 'DTSTART:20260322T070000Z'],
    ...['DTEND:20260324T070000Z', 'END:VEVENT', 'END:VCALENDAR', ''],
  ].join('\r\n');
  const { base, end } = await serving((_, response) => void setTimeout(() => response.end(rota), 300));
  onTestFinished(end);
  const data = temporaryFolder();
  missed(data);
  const source = { id: 'rota', type: 'icalendar', title: 'Rota', provider: 'aurologic', delivers: 'duty' };
  const config = configured(null, { sources: [{ ...source, url: `${base}/rota.ics` }] });
  const station = await runningStation({ data, config, now: () => START + MINUTE });
  expect(toldOn((await station.board()).changed)).toEqual([['haddad']]);
});

test('a calendar that does not answer keeps nobody from being told for long', async () => {
  const { base, end } = await serving(() => undefined);
  onTestFinished(end);
  const data = temporaryFolder();
  missed(data);
  const source = { id: 'rota', type: 'icalendar', title: 'Rota', provider: 'aurologic', delivers: 'duty' };
  const config = configured(null, { sources: [{ ...source, url: `${base}/rota.ics` }] });
  const station = await runningStation({ data, config, now: () => START + MINUTE });
  // Nobody is known: the walls alone tell it.
  expect(toldOn((await station.board()).changed)).toEqual([[]]);
}, 20_000);

test('the silence of a station that is watched no more alarms nobody', async () => {
  const data = temporaryFolder();
  missed(data);
  const config = configured('weber', { alarms: { watch: [] } });
  const station = await runningStation({ data, config, now: () => START + MINUTE });
  const alarms = (await station.board()).changed.filter((one) => one.kind === 'alarm');
  expect(alarms).toMatchObject([{ end: { kind: 'not-watched' } }]);
});

test('a start that fails late leaves nothing that goes on', async () => {
  const workers = startWorkers();
  const call = new Proxy(workers.writer.call, {
    get: (target, name) =>
      name === 'resettle' ? () => Promise.reject(new Error('disk full')) : Reflect.get(target, name),
  });
  const failing = { ...workers, writer: { ...workers.writer, call } };
  const timers = () => process.getActiveResourcesInfo().filter((one) => one === 'Timeout').length;
  const before = timers();
  await expect(runningStation({ config: configured('weber'), workers: failing })).rejects.toThrow(
    'disk full',
  );
  expect(timers()).toBeLessThanOrEqual(before);
});

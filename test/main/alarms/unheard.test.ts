// What a station that was off does about what may have been answered meanwhile.
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { configuration } from '../../../main/configuration/configuration.ts';
import { openForReading } from '../../../main/database/database-file.ts';
import type { BoardAlarm } from '../../../src/boards/board.ts';
import { runningStation } from '../running-station.ts';
import { startFakeRt } from '../sync/sources/rt/fake-rt.ts';
import { instant } from '../sync/sources/rt/instants.ts';
import { temporaryFolder } from '../temporary-store.ts';

const SOON = { timeout: 10_000 };
const MAPPING = {
  provider: 'aurologic',
  serviceKind: 'ServiceKind',
  fields: { Emergency: { yes: 'emergency-flagged' } },
};

/** A station on a fake RT with one emergency, flagged at 10:01, that was told at 10:02 and stopped then. */
async function stopped() {
  const rt = await startFakeRt();
  rt.set(rt.create({ ServiceKind: 'IP-Transit' }), 'Emergency', 'yes');
  const source = { id: 'rt', type: 'rt', title: 'RT', url: rt.url, token: 'secret', queues: ['NOC'] };
  const config = configuration.parse({
    sources: [{ ...source, intervalSeconds: 1, mapping: MAPPING }],
  });
  const data = temporaryFolder();
  const start = async (at: string) => {
    const begun = performance.now();
    const now = () => instant(at) + Math.round(performance.now() - begun);
    const station = await runningStation({ data, config, now });
    const alarm = async () =>
      (await station.board()).changed.find((one): one is BoardAlarm => one.kind === 'alarm');
    const tellings = async () => (await alarm())?.entries.filter(({ kind }) => kind === 'telling').length;
    return { ...station, alarm, tellings };
  };
  const first = await start('10:02');
  await vi.waitFor(async () => expect(await first.tellings()).toBe(1), SOON);
  await first.stop();
  return { rt, data, start };
}

test('what was answered while it was off wakes nobody, and is no breach that is taken back', async () => {
  const { rt, data, start } = await stopped();
  rt.reply(1, 'duty');
  const { alarm, tellings, stop } = await start('12:00');
  await vi.waitFor(async () => expect((await alarm())?.end?.kind).toBe('reaction'), SOON);
  expect(await tellings()).toBe(1);
  await stop();
  const db = openForReading(join(data, 'wallclock.sqlite'));
  expect(db.prepare('SELECT count(*) FROM verdict_changes').pluck().get()).toBe(0);
  db.close();
});

test('what nobody answered is told when its source has been heard, late', async () => {
  const { start } = await stopped();
  const { alarm, tellings } = await start('12:00');
  await vi.waitFor(async () => expect(await tellings()).toBe(2), SOON);
  expect((await alarm())?.entries.at(-1)).toMatchObject({ kind: 'telling', late: true });
});

test('a source that fails is not waited for; one that hangs only for ten seconds', async () => {
  const { rt, start } = await stopped();
  rt.instead(/./, (response) => void response.writeHead(500).end());
  const failing = await start('12:00');
  await vi.waitFor(async () => expect(await failing.tellings()).toBe(2), { timeout: 5_000 });
  await failing.stop();
  rt.instead(/./, () => undefined);
  const hanging = await start('13:00');
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect(await hanging.tellings()).toBe(2);
  await vi.waitFor(async () => expect(await hanging.tellings()).toBe(3), { timeout: 14_000, interval: 500 });
}, 40_000);

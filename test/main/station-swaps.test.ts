// A configuration that can neither be swapped nor kept for a while, as on a disk that is full.
import { expect, test, vi } from 'vitest';
import { configuration } from '../../main/configuration/configuration.ts';
import { startWorkers } from '../../main/database/workers.ts';
import { runningStation } from './running-station.ts';

const CONFIG = configuration.parse({
  sources: [{ id: 'contracts', type: 'tables', tables: { customers: { file: 'none.csv' } } }],
});

/**
 * A station whose writer refuses to keep a configuration so many times from when it is told to; `closing`: and says each
 * time, when it is closed after that, that it could not be.
 */
async function refusing() {
  const workers = startWorkers();
  let times = 0;
  let withClosing = false;
  let closesBadly = false;
  const refused = () => {
    closesBadly = withClosing;
    return Promise.reject(new Error('disk full'));
  };
  const call = new Proxy(workers.writer.call, {
    get: (target, name) => {
      if (name === 'keepConfiguration' && times-- > 0) return refused;
      if (name !== 'close' || !closesBadly) return Reflect.get(target, name);
      closesBadly = false;
      return () => target.close().then(() => Promise.reject(new Error('no room to optimize')));
    },
  });
  const station = await runningStation({
    config: CONFIG,
    workers: { ...workers, writer: { ...workers.writer, call } },
  });
  const test = () =>
    station.ask('http://station/api/alarms/test', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://station' },
      body: JSON.stringify({ screen: 'NOC' }),
    });
  const refuse = (count: number, closing = false) => {
    times = count;
    withClosing = closing;
  };
  return { ...station, test, refuse };
}

test('where the old configuration cannot be gone on with either, it is tried until it can: alarms are told again', async () => {
  const { reconfigure, refuse, said, test, board } = await refusing();
  refuse(3);
  const swapped = expect(reconfigure(CONFIG, '/')).rejects.toThrow('disk full');
  const still = 'the station stands still: disk full; it is tried again each second';
  await vi.waitFor(() => expect(said).toContain(still), { timeout: 5_000 });
  const [settings] = (await board()).changed.filter(({ kind }) => kind === 'settings');
  expect(settings).toMatchObject({ problem: still });
  await swapped;
  expect((await test()).status).toBe(201);
  await reconfigure(CONFIG, '/');
  expect((await test()).status).toBe(201);
}, 20_000);

test('a station that stands still can be stopped', async () => {
  const { reconfigure, refuse, said, stop } = await refusing();
  refuse(Number.POSITIVE_INFINITY);
  const swapped = expect(reconfigure(CONFIG, '/')).rejects.toThrow('disk full');
  await vi.waitFor(() => expect(said).toHaveLength(1), { timeout: 5_000 });
  await stop();
  await swapped;
}, 20_000);

test('what cannot be ended in order hides neither why a configuration was not taken nor the one before', async () => {
  const { reconfigure, refuse, said, test } = await refusing();
  refuse(1, true);
  await expect(reconfigure(CONFIG, '/')).rejects.toThrow('disk full');
  expect(said).toEqual(['not ended in order: no room to optimize']);
  expect((await test()).status).toBe(201);
}, 20_000);

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from './desktop-test.ts';

test('installed and not configured, it waits for its configuration, or runs the demo when asked', async ({
  folder,
  started,
}) => {
  const environment = { DOUBLE_PACKAGED: 'yes', HOME: folder, XDG_CONFIG_HOME: folder, APPDATA: folder };
  const words = ['--data', join(folder, 'data')];
  const { app, desktop } = await started(null, { words, environment });
  const [{ id, preferences }] = (await app.state()).windows;
  expect(preferences.devTools).toBe(false);
  const file = join(folder, 'wallclock', 'wallclock.yaml');
  const settings = async () => {
    const { changed } = JSON.parse((await app.ask(id, '/api/board?wait=0')).text);
    return changed.find(({ kind }: { kind: string }) => kind === 'settings');
  };
  expect(await settings()).toMatchObject({ demo: false, firstRun: { configurationFile: file } });
  const report = async () => JSON.parse((await app.ask(id, '/api/first-run')).text);
  expect(await report()).toEqual({ configurationFile: file, exists: false, findings: [] });
  expect((await app.ask(id, '/api/first-run/demo', { method: 'POST' })).status).toBe(202);
  await expect.poll(settings, { timeout: 10_000 }).toMatchObject({ demo: true, firstRun: null });
  expect(await report()).toBeNull();
  // What is wrong with it is said on the demo's screens, until it is mended.
  mkdirSync(join(folder, 'wallclock'));
  writeFileSync(file, 'sources: []\n');
  await expect.poll(settings, { timeout: 10_000 }).toMatchObject({
    demo: true,
    problem: expect.stringContaining(`${file} line 1, sources: no source is given`),
  });
  writeFileSync(join(folder, 'wallclock', 'a.csv'), 'id,text\nA1,Somewhere\n');
  writeFileSync(
    file,
    'sources: [{ id: t, type: tables, title: Contracts, tables: { addresses: a.csv } }]\ndesktop: { fullScreen: false }\n',
  );
  await expect
    .poll(settings, { timeout: 15_000 })
    .toMatchObject({ demo: false, firstRun: null, problem: null });
  await expect.poll(async () => (await app.state()).windows[0].fullScreen).toBe(false);
  await app.quit().catch(() => undefined);
  expect(await desktop.ended()).toBe(0);
});

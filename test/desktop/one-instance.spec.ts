import { expect } from '@playwright/test';
import { takeLock } from '../../main/database/lock.ts';
import { DEMO, test } from './desktop-test.ts';

test('a second instance ends at once, and the first one brings its walls to the front', async ({
  started,
  start,
}) => {
  const { app, window } = await started(null);
  const second = start(null);
  expect(await second.ended()).toBe(0);
  expect(second.output()).toContain('runs already');
  await app.secondInstance();
  expect((await app.state()).windows).toMatchObject([{ id: window.id, focuses: window.focuses + 1 }]);
});

test('a data folder that another Wallclock holds is said in a sentence, with status 1', async ({
  folder,
  start,
}) => {
  const release = takeLock(folder);
  const desktop = start('sources: [{ id: t, type: tables, tables: { addresses: a.csv } }]\n');
  expect(await desktop.ended()).toBe(1);
  expect(desktop.output()).toMatch(
    /\[error box\] Wallclock could not start: another Wallclock \(process \d+\) holds the database/,
  );
  release();
});

test('a configuration that is wrong is said with line and remedy, with status 1', async ({ start }) => {
  const desktop = start(`${DEMO}desktop: { fulScreen: false }\n`);
  expect(await desktop.ended()).toBe(1);
  expect(desktop.output()).toMatch(
    /line 2, desktop.fulScreen: unknown key 'fulScreen': did you mean 'fullScreen'\?/,
  );
});

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pages } from '../../../main/api/pages.ts';
import { temporaryFolder } from '../temporary-store.ts';

function built(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'site', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.json'), '{}');
  writeFileSync(join(folder, 'site', 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'site', 'assets', 'app-abc.js'), 'run()');
  return join(folder, 'site');
}

test('the start page is asked for again each time, built files never', async () => {
  const app = pages(built());
  const page = await app.request('/');
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(page.headers.get('cache-control')).toBe('no-cache');
  const again = await app.request('/', { headers: { 'if-none-match': page.headers.get('etag')! } });
  expect(again.status).toBe(304);
  const script = await app.request('/assets/app-abc.js');
  expect(script.headers.get('cache-control')).toContain('immutable');
  expect(await script.text()).toBe('run()');
});

test('a desk has a path of its own, which can be linked to and reloaded; a path like it has none', async () => {
  const app = pages(built());
  const page = await app.request('/agreements?q=s%C3%B8nder&address=A1');
  expect([page.status, await page.text()]).toEqual([200, '<!doctype html>']);
  expect(page.headers.get('cache-control')).toBe('no-cache');
  for (const path of ['/agreement', '/agreements/', '/agreements/A1', '/Agreements']) {
    expect((await app.request(path)).status, path).toBe(404);
  }
});

test('nothing outside the folder can be named', async () => {
  const app = pages(built());
  for (const path of ['/../secret.json', '/..%2fsecret.json', '/assets/../../secret.json', '/nothing']) {
    expect((await app.request(path)).status, path).toBe(404);
  }
});

test('pages that were not built are said, not a blank screen', async () => {
  const response = await pages(join(temporaryFolder(), 'missing')).request('/');
  expect([response.status, await response.text()]).toEqual([
    503,
    'The pages were not built: run npm run build.',
  ]);
});

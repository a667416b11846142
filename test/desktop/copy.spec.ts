import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import Database from 'better-sqlite3';
import { noteCopy } from '../../main/database/copy-mark.ts';
import { openForWriting } from '../../main/database/database-file.ts';
import { test } from './desktop-test.ts';

/** A copy of a station that knows nothing yet. */
function emptyCopy(folder: string): string {
  const file = join(folder, 'copy.sqlite');
  const db = openForWriting(file);
  noteCopy(db, { at: Date.parse('2026-03-23T14:20:00Z'), from: 'noc-1' });
  db.pragma('journal_mode = DELETE');
  db.close();
  return file;
}

test('a copy is opened in a window, beside a station that runs', async ({ folder, start, started }) => {
  await started(null);
  const file = emptyCopy(folder);
  const desktop = start(null, { words: ['--open', file] });
  await expect
    .poll(async () => (await desktop.app.state()).windows[0]?.polls ?? 0, { timeout: 20_000 })
    .toBeGreaterThan(0);
  expect((await desktop.app.state()).windows).toHaveLength(1);
  desktop.kill('SIGTERM');
  expect(await desktop.ended()).toBe(0);
  expect(new Database(file, { readonly: true }).pragma('journal_mode', { simple: true })).toBe('delete');
});

test('a file that is no copy is said in a sentence, with status 1', async ({ folder, start }) => {
  const file = join(folder, 'notes.txt');
  writeFileSync(file, 'notes');
  const desktop = start(null, { words: [`--open=${file}`] });
  expect(await desktop.ended()).toBe(1);
  expect(desktop.output()).toContain(
    `[error box] Wallclock could not start: ${file} is not a Wallclock database: name a file that wallclock backup made`,
  );
});

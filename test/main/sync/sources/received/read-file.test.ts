import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { CALENDAR } from '../../../../../main/sync/sources/icalendar/received-calendar.ts';
import { readFileContent } from '../../../../../main/sync/sources/received/read-file.ts';

test('a file that is written while it is read is refused, and read once that is over', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wallclock-read-file-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'work.ics');
  writeFileSync(path, Buffer.alloc(15_000_000, 'x'));
  // Reading takes many turns of the loop, writing a bit more takes a part of one.
  const reading = readFileContent(path, 'work.ics', CALENDAR);
  const writing = setInterval(() => appendFileSync(path, 'y'), 0);
  const failure = await reading.then(
    () => 'it was read',
    (error: Error) => error.message,
  );
  clearInterval(writing);
  expect(failure).toBe('work.ics was written while it was read; the next poll reads it again');
  expect((await readFileContent(path, 'work.ics', CALENDAR)).bytes.length).toBeGreaterThan(15_000_000);
});

// Opening the database for the station's writer.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openForWriting } from '../../../main/database/database-file.ts';
import { startWorkers } from '../../../main/database/workers.ts';
import { temporaryFolder } from '../temporary-store.ts';

test('a database that cannot be opened whole is not left open, however often it is tried', async () => {
  const file = join(temporaryFolder(), 'wallclock.sqlite');
  const db = openForWriting(file);
  db.exec("CREATE TRIGGER full BEFORE INSERT ON station BEGIN SELECT RAISE(ABORT, 'disk full'); END");
  db.close();
  const { writer, reader } = startWorkers();
  onTestFinished(async () => {
    await writer.stop();
    await reader.stop();
  });
  const opened = writer.call.open(file, { calendars: [], terms: [] }, [], 0);
  await expect(opened).rejects.toThrow('disk full');
  // What SQLite keeps beside a file is there as long as somebody has it open.
  expect(existsSync(`${file}-wal`)).toBe(false);
});

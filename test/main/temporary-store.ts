import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openForWriting } from '../../main/database/database-file.ts';
import { type Store, storeIn } from '../../main/database/store.ts';
import { CALENDARS, PROVIDERS } from '../../src/providers/providers.ts';

export const RULES = { terms: [...PROVIDERS.values()], calendars: CALENDARS };

/** A folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wallclock-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A real database in a file of its own, with the providers' terms. */
export function temporaryStore(): { store: Store; file: string } {
  const file = join(temporaryFolder(), 'wallclock.sqlite');
  const store = storeIn(openForWriting(file), RULES);
  onTestFinished(() => {
    if (store.db.open) store.db.close();
  });
  return { store, file };
}

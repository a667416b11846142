import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openForWriting } from '../../../main/database/database-file.ts';
import { resettled } from '../../../main/database/resettling.ts';
import { storeIn } from '../../../main/database/store.ts';
import { namedOf, versionOf } from '../../../main/database/terms-on-file.ts';
import { AURA, AURA_CALENDARS } from '../../../src/providers/aura.ts';
import { RULES } from '../temporary-store.ts';
import { folderWith, type Happened } from '../terms/kept-tickets.ts';

const FAULT: Happened[] = [
  ['2026-02-11T09:00:00+01:00', 'opened', { channel: 'phone' }],
  ['2026-02-11T11:50:00+01:00', 'repair-started'],
  ['2026-02-11T14:00:00+01:00', 'closed'],
];
const NOW = Date.parse('2026-03-01T00:00:00Z');

test('tickets are settled anew a few at a time, also when the station is ended in between, and each once', () => {
  const ids = Array.from({ length: 7 }, (_, i) => `A1-${i}`);
  const kept = folderWith(
    Object.fromEntries(ids.map((id) => [id, FAULT])),
    '2025-12-01T00:00:00Z',
    '2026-03-01T00:00:00Z',
  );
  const file = join(kept.folder, 'wallclock.sqlite');
  const { basis } = AURA.tiers;
  const terms = {
    ...AURA,
    tiers: { ...AURA.tiers, basis: { ...basis, remote: { ...basis.remote, goalMs: 9_000_000 } } },
  };
  const version = versionOf(terms, AURA_CALENDARS);
  const first = openForWriting(file);
  storeIn(first, RULES).termsVersions.add(
    {
      ...{ provider: 'aura', version, from: Date.parse('2026-02-01T00:00:00Z'), adoptedAt: NOW },
      ...{ reason: 'agreed', approvedBy: null, terms, calendars: namedOf(terms, AURA_CALENDARS) },
    },
    true,
  );
  first.close();
  const done: string[] = [];
  for (let start = 0; start < 4; start++) {
    const db = openForWriting(file);
    const store = storeIn(db, RULES);
    done.push(...db.transaction(() => resettled(store, 3, NOW))());
    db.close();
  }
  expect(done).toEqual(ids.map((id) => `noc:${id}`));
  const db = openForWriting(file);
  const store = storeIn(db, RULES);
  expect(store.termsVersions.resettling()).toBeUndefined();
  for (const id of done) {
    expect(store.outcomes.ofTicket(id)).toMatchObject([{ state: 'breached', terms: version }]);
    expect(store.outcomes.changesOf(id)).toMatchObject([
      { was: 'met', became: 'breached', cause: `terms ${version} of aura: agreed` },
    ]);
  }
  db.close();
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configuredRules } from '../../../main/agreements/configured-rules.ts';
import { parseConfiguration } from '../../../main/configuration/read-configuration.ts';
import { adoptTerms } from '../../../main/database/adopt-terms.ts';
import { openForWriting } from '../../../main/database/database-file.ts';
import { storeIn } from '../../../main/database/store.ts';
import { plainMapping } from '../../../main/sync/plain-mapping.ts';
import { NOTHING, type SourceRecord } from '../../../main/sync/source.ts';
import { storeBatch } from '../../../main/sync/store-batch.ts';
import { temporaryFolder } from '../temporary-store.ts';

/** A configuration whose only source is a table, so that tickets stay as they were stored. */
export const SOURCES =
  'sources: [{ id: crm, type: tables, title: Contracts, tables: { customers: customers.csv } }]\n';

/** An event of a ticket: its instant as ISO text, and what happened. */
export type Happened = readonly [at: string, type: string, fields?: object];

const ABOUT = {
  service: 'Fiber 1000',
  serviceKind: null,
  subject: 'no light',
  url: null,
  priority: null,
  requestKind: null,
};

/** A folder with a configuration and a database, whose tickets were judged by the terms that Wallclock brings. */
export function folderWith(
  tickets: Readonly<Record<string, readonly Happened[]>>,
  adoptedAt: string,
  judgedAt: string,
) {
  const folder = temporaryFolder();
  const config = join(folder, 'wallclock.yaml');
  writeFileSync(
    join(folder, 'customers.csv'),
    'id,name,parentId,monthlyRevenueEur\nC1,Møllers Tømmerhandel,,100\n',
  );
  writeFileSync(config, SOURCES);
  const rules = configuredRules(parseConfiguration(SOURCES, config, {}));
  const db = openForWriting(join(folder, 'wallclock.sqlite'));
  adoptTerms(db, rules, [], Date.parse(adoptedAt));
  const store = storeIn(db, rules);
  const records: SourceRecord[] = [
    agreement('A1', 'basis'),
    agreement('A2', 'pro'),
    ...Object.entries(tickets).flatMap(([id, events]) => recordsOf(id, events)),
  ];
  const batch = { ...NOTHING, records, complete: Object.keys(tickets) };
  storeBatch(store, 'noc', batch, { number: 1, map: plainMapping }, Date.parse(judgedAt));
  db.close();
  return { folder, config };
}

function agreement(addressId: string, tier: string): SourceRecord {
  const body = { provider: 'aura', addressId, tier, from: '2020-01-01', to: null, listed: 1 };
  return { kind: 'agreement', record: `G ${addressId}`, sequence: 0, at: 0, body };
}

/** A ticket whose id begins with the letter of its address, as in `A1-7`; one that begins with `E` is aurologic's. */
function recordsOf(id: string, events: readonly Happened[]): SourceRecord[] {
  const emergency = id.startsWith('E');
  const about = emergency
    ? { ...ABOUT, provider: 'aurologic', addressId: null, service: 'IP-Transit' }
    : { ...ABOUT, provider: 'aura', addressId: id.split('-')[0] };
  return [
    { kind: 'ticket', record: id, sequence: 0, at: 0, body: { ...about, customerId: 'C1' } },
    ...events.map(([at, type, fields], i) => ({
      kind: 'ticket.event',
      record: `${id}#${i}`,
      sequence: i,
      at: Date.parse(at),
      body: { ticketId: id, type, ...fields },
    })),
  ];
}

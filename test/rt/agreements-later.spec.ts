import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ENGLISH } from './languages.ts';
import { rtClient } from './server/rt-client.ts';
import { type RtServer, startRt } from './server/server.ts';
import { type RtStation, startRtStation } from './station.ts';

const { words } = ENGLISH;
const wait = { timeout: 30_000, intervals: [200] };

const TABLES = {
  customers: 'id,name,parentId,monthlyRevenueEur\nC-1,Kestrel Hosting,,120\n',
  addresses: 'id,text\nA-1,"Søndergade 14, Skanderborg"\nA-2,"Åboulevarden 3, Aarhus"\n',
  agreements: 'provider,addressId,customerId,tier,from,to\naura,A-1,C-1,pro,2020-01-01,\n',
  activations: 'provider,customerId,service,from,to\naurologic,C-1,Backup,2020-01-01,\n',
};
type TableName = keyof typeof TABLES;

let rt: RtServer;
let folder: string;
let faults: number[];
let emergency: number;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wallclock-tables-'));
  rt = await startRt();
  const duty = rtClient(rt.url, rt.tokens.duty);
  faults = [];
  for (const address of ['A-1', 'A-2']) {
    const fields = { ...words.aura, ...words['by phone'], AddressId: address, CustomerId: 'C-1' };
    faults.push(await duty.createTicket('NOC', { subject: `Fault at ${address}`, fields }));
  }
  const flagged = { ...words.aurologic, ...words.flagged, Service: 'Backup', CustomerId: 'C-1' };
  emergency = await duty.createTicket('NOC', { subject: 'Backup is down', fields: flagged });
  await duty.setFields(faults[0], words['repair-started']);
});
test.afterAll(async () => {
  await rt?.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** A tables source that reads these files of a folder of its own. */
function tables(name: string) {
  const place = (table: TableName) => join(folder, `${name}-${table}.csv`);
  const names = Object.keys(TABLES) as TableName[];
  return {
    source: {
      id: 'crm',
      type: 'tables',
      intervalSeconds: 10,
      tables: Object.fromEntries(names.map((table) => [table, place(table)])),
    },
    write: () => {
      for (const table of names) writeFileSync(place(table), TABLES[table]);
    },
  };
}

/** The clocks of all tickets, in full but for what time alone moves on. */
async function verdicts(station: RtStation) {
  const all = [];
  for (const id of [...faults, emergency]) {
    const { clocks } = (await station.ticket(id))!;
    all.push(
      clocks.map(({ usedMs: _used, remainingMs: _remaining, attention: _attention, ...clock }) => clock),
    );
  }
  return all;
}

test('agreements that come after the tickets give the same clocks, and the changes of verdict are logged', async () => {
  const before = tables('before');
  before.write();
  const inOrder = await startRtStation(rt, { more: [before.source] });
  const after = tables('after');
  const late = await startRtStation(rt, { more: [after.source] });
  try {
    await expect.poll(() => inOrder.clocks(faults[0]), wait).toEqual(['remote-reaction met']);
    await expect.poll(() => inOrder.clocks(faults[1]), wait).toEqual(['remote-reaction void no-agreement']);
    await expect.poll(() => inOrder.clocks(emergency), wait).toEqual(['first-reaction running']);

    await expect.poll(() => late.clocks(faults[0]), wait).toEqual(['remote-reaction void no-agreement']);
    await expect
      .poll(() => late.clocks(emergency), wait)
      .toEqual(['first-reaction void emergency-not-activated']);
    after.write();
    await expect.poll(() => verdicts(late), wait).toEqual(await verdicts(inOrder));

    const [fault, flagged] = [(await late.ticket(faults[0]))!, (await late.ticket(emergency))!];
    expect(fault.changes).toMatchObject([{ was: 'void (no-agreement)', became: 'met' }]);
    expect(fault.changes[0].cause).toContain('crm: ');
    expect(fault.outcomes).toEqual((await inOrder.ticket(faults[0]))!.outcomes);
    expect(flagged.changes).toMatchObject([{ was: 'void (emergency-not-activated)', became: 'not settled' }]);
    expect((await inOrder.ticket(faults[0]))!.ticket.address).toBe('Søndergade 14, Skanderborg');
  } finally {
    await inOrder.remove();
    await late.remove();
  }
});

import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { listen } from '../../main/cli/listen.ts';
import { readConfiguration } from '../../main/configuration/read-configuration.ts';
import { startStation } from '../../main/station.ts';
import type { Instant } from '../../src/calendars/period.ts';
import { serveRt, type WrittenTicket } from './providers-rt.ts';
import { complaintsOf } from './wall-page.ts';

const EXAMPLES = join(import.meta.dirname, '../../docs/providers');

/** What stands in the files beside the configuration. */
export interface ProviderFiles {
  readonly tickets: readonly WrittenTicket[];
  /** Planned work of Nordlys, as iCalendar events. */
  readonly works: readonly string[];
}

const configuration = (
  url: string,
) => `# Two providers from agreement files, beside those that Wallclock brings.
agreements: [nordlys.yaml, prairie.yaml]
sources:
  - id: rt
    type: rt
    title: Tickets
    url: ${url}
    token_file: rt.token
    queues: [NOC]
    intervalSeconds: 1
    mapping:
      provider: { field: Provider, values: { Nordlys: nordlys, Prairie: prairie } }
      channel: { field: Channel, values: { portal: ticket-system, phone: phone, email: email } }
      serviceKind: ServiceKind
      address: AddressId
      customer: CustomerId
      fields:
        Emergency: { 'yes': emergency-flagged, 'no': emergency-unflagged }
        Visit: { required: technician-required, not required: technician-not-required }
  - id: crm
    type: tables
    title: Contracts
    provider: nordlys
    tables: { customers: customers.csv, addresses: addresses.csv, agreements: agreements.csv }
  - id: plan
    type: icalendar
    title: Planned work
    provider: nordlys
    file: planned.ics
`;

const CUSTOMERS = `id,name,parentId,monthlyRevenueEur
C1,Fjord Kafé,,
C2,Tromsø Havn,,
C3,Lyngen Verksted,,
C4,Assiniboine Media,,900
`;
const ADDRESSES = `id;text
N1;Storgata 1, 9008 Tromsø
N2;Havnegata 2, 9008 Tromsø
N3;Lyngsveien 3, 9060 Lyngseidet
`;
const AGREEMENTS = `addressId,customerId,tier,from,to
N1,C1,Start,2025-01-01,
N2,C2,dogn,2025-01-01,
N3,C3,pluss,2025-01-01,2026-06-20
`;

/** A real station under a clock that stands still, with the example agreements, and a page that shows its walls. */
export async function openProviders(page: Page, files: ProviderFiles, now: Instant) {
  const folder = mkdtempSync(join(tmpdir(), 'wallclock-providers-'));
  const rt = await serveRt(() => now);
  cpSync(EXAMPLES, folder, { recursive: true });
  const ics = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Nordlys//EN',
    ...files.works,
    'END:VCALENDAR',
    '',
  ];
  for (const [name, text] of [
    ['wallclock.yaml', configuration(rt.url)],
    ['rt.token', 'secret\n'],
    ['customers.csv', CUSTOMERS],
    ['addresses.csv', ADDRESSES],
    ['agreements.csv', AGREEMENTS],
    ['planned.ics', ics.join('\r\n')],
  ]) {
    writeFileSync(join(folder, name), text);
  }
  const { config } = readConfiguration(join(folder, 'wallclock.yaml'), {});
  let hosts: readonly string[] = [];
  const said: string[] = [];
  const station = await startStation({
    data: join(folder, 'data'),
    config,
    folder,
    pages: join(import.meta.dirname, '../../dist/renderer'),
    hosts: () => hosts,
    say: (sentence) => said.push(sentence),
    now: () => now,
  });
  const door = await listen(station, '127.0.0.1', 0);
  hosts = door.hosts;
  await page.clock.setFixedTime(now);
  const complaints = complaintsOf(page);
  await page.goto(door.url);
  return {
    /** Writes the tickets, once everything else is on file. */
    writeTickets: async () => {
      await expect.poll(() => unanswered(page)).toEqual([]);
      rt.write(files.tickets);
    },
    said,
    complaints,
    url: door.url,
    close: async () => {
      await door.close();
      await station.stop();
      await rt.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The sources that have not answered yet. */
async function unanswered(page: Page): Promise<string[]> {
  const { sources } = await (await page.request.get(new URL('/api/sources', page.url()).href)).json();
  return sources
    .filter((one: { lastAnswerAt: number | null }) => one.lastAnswerAt === null)
    .map((one: { title: string }) => one.title);
}

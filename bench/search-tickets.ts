import { NOTHING, type SourceRecord } from '../main/sync/source.ts';
import { danishTables } from './danish-addresses.ts';
import { seeded } from './random.ts';

const SUBJECTS = `
  Ingen forbindelse|Langsom linje|Udfald om natten|Pakketab mod Frankfurt|Router starter ikke|Fiber gravet over
  Keine Verbindung|Störung an der Leitung|Umzug in die neue Straße|Rechnung prüfen|DNS antwortet nicht
  BGP-Session down|Server nicht erreichbar|Strømafbrydelse på stedet|Manglende IPv6|Mail kommer ikke frem
  Nyt modem ønskes|Höhere Latenz seit gestern|Zertifikat läuft ab|Åben port på switch|Dårlig forbindelse på Wi-Fi`
  .trim()
  .split(/\s*[|\n]\s*/);
const WORDS = `
  kunden melder siden gestern morgen kælder gård bygning port switch core kabel sikring lampe rød grøn blinker
  genstartet prøvet igen dringend eilig bitte rückruf telefon techniker tekniker besøg onsdag torsdag montag
  dienstag lager büro kontor kasse terminal kamera alarm router fiberboks nordmøde größer außerhalb`
  .trim()
  .split(/\s+/);
const SERVICES = [
  'Fiber 1000',
  'Fiber 500',
  'Fiber 100',
  'IP-Transit',
  'Colocation',
  'Webhosting',
  'Telefoni',
];
const GERMAN_NAMES =
  'Müller Schäfer Weiß Groß Köhler Schröder Krüger Jürgens Böhm Günther Voß Lüders Petersen Hansen'.split(
    ' ',
  );
const GERMAN_TRADES = 'Bäckerei Gärtnerei Spedition Tischlerei Großhandel Verlag Apotheke Druckerei'.split(
  ' ',
);
const GERMAN_STREETS =
  'Hauptstraße Schulstraße Gartenstraße Bahnhofstraße Große Straße Mühlenweg Süderstraße Norderstraße'.split(
    ' ',
  );
const GERMAN_TOWNS = ['24937 Flensburg', '24837 Schleswig', '25813 Husum', '20095 Hamburg', '24103 Kiel'];

const APART_MS = 300_000;
/** One in so many is still open, at the least one of the latest. */
const OPEN = 2_000;

/** The names among which tickets are spread: those of Jutland, and one in ten from beyond the border. */
export function searchNames(addresses: number, today: string) {
  const random = seeded(41);
  const one = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)];
  const tables = danishTables(addresses, today);
  const named = (records: readonly SourceRecord[], body: () => object) =>
    records.map((record) =>
      random() < 0.1 ? { ...record, body: { ...(record.body as object), ...body() } } : record,
    );
  return {
    customers: named(tables.customers, () => ({ name: `${one(GERMAN_TRADES)} ${one(GERMAN_NAMES)} GmbH` })),
    addresses: named(tables.addresses, () => ({
      text: `${one(GERMAN_STREETS)} ${1 + Math.floor(random() * 160)}, ${one(GERMAN_TOWNS)}`,
    })),
  };
}

/** Batches of so many tickets, opened one after the other up to `now`; the same in every run. */
export function* ticketBatches(
  count: number,
  names: ReturnType<typeof searchNames>,
  now: number,
  size: number,
) {
  const random = seeded(42);
  const one = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)];
  for (let first = 0; first < count; first += size) {
    const records: SourceRecord[] = [];
    const complete: string[] = [];
    for (let i = first; i < Math.min(count, first + size); i++) {
      const id = `${100_000 + i}`;
      const opened = now - (count - i) * APART_MS;
      const words = Array.from({ length: 1 + Math.floor(random() * 4) }, () => one(WORDS));
      const body = {
        provider: 'aura',
        service: one(SERVICES),
        serviceKind: null,
        addressId: one(names.addresses).record,
        // A few customers have very many tickets.
        customerId: random() < 0.2 ? names.customers[0].record : one(names.customers).record,
        subject: `${one(SUBJECTS)}, ${words.join(' ')}`,
        url: null,
        priority: null,
        requestKind: null,
      };
      const event = (n: number, at: number, happened: object): SourceRecord => ({
        kind: 'ticket.event',
        record: `${id}#${n}`,
        sequence: n,
        at,
        body: { ticketId: id, ...happened },
      });
      records.push({ kind: 'ticket', record: id, sequence: 0, at: 0, body });
      records.push(event(0, opened, { type: 'opened', channel: 'phone' }));
      if (i % OPEN !== 0) records.push(event(1, opened + APART_MS, { type: 'closed' }));
      complete.push(id);
    }
    yield { ...NOTHING, records, complete };
  }
}

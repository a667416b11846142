import type { SourceRecord } from '../main/sync/source.ts';
import { Chance } from '../main/sync/sources/demo/chance.ts';
import { addDays, type LocalDate } from '../src/calendars/wall-time.ts';

const FIRST = `
  Sønder Nørre Vester Øster Kirke Skov Strand Mølle Bakke Birke Lærke Fasan Industri Havne Stor Smede
  Kloster Enghave Rosen Dal Ring Park Høj Sø Å Mark Eng Skole Bane Ege Bøge Pile Linde Poppel Kastanie
  Solsort Svane Viben Ugle Falke Grøn Rød Hvid Ny Gammel Præste Konge Dronning Prins Borger Vandværks
  Jernbane Fabriks Teglværks Kærlodde Åkande Brønd Klit Hede Tinghus Adel Bred Lang Kort Holm Toft Ager
  Humle Rugmark Hvede Byg Havre Kløver Valmue Tulipan Syren Jasmin Hyben Brombær Hindbær Ribs Solbær
  Tranebær`
  .trim()
  .split(/\s+/);
const LAST = [
  ...'gade gade gade vej vej vej vej vej svej bakken vænget parken stien toften'.split(' '),
  ...'stræde torvet allé lunden engen marken krogen'.split(' '),
];
const TOWNS = [
  '8000 Aarhus C|8200 Aarhus N|8210 Aarhus V|8220 Brabrand|8230 Åbyhøj|8240 Risskov|8260 Viby J',
  '8270 Højbjerg|8300 Odder|8310 Tranbjerg J|8320 Mårslet|8330 Beder|8340 Malling|8362 Hørning',
  '8380 Trige|8382 Hinnerup|8400 Ebeltoft|8410 Rønde|8450 Hammel|8464 Galten|8471 Sabro|8500 Grenaa',
  '8520 Lystrup|8530 Hjortshøj|8541 Skødstrup|8600 Silkeborg|8620 Kjellerup|8660 Skanderborg|8670 Låsby',
  '8680 Ry|8700 Horsens|8722 Hedensted|8740 Brædstrup|8751 Gedved|8800 Viborg|8900 Randers C',
  '8920 Randers NV|8930 Randers NØ|8940 Randers SV|8960 Randers SØ',
].flatMap((line) => line.split('|'));
const NAMES = `
  Møller Sørensen Kjær Nørgaard Østergaard Bæk Holm Lund Dahl Bøgh Skov Aagaard Vestergaard Søgaard Højgaard
  Lassen Iversen Kvist Brandt Krogh Ravn Juhl Thorsen Friis Munk Winther Bjerre Damgaard Toft Kragh Bang
  Schou Riis Laursen Jessen Hald Bruun Mørk Steffensen Overgaard`
  .trim()
  .split(/\s+/);
const TRADES = `
  Tømmerhandel Autolakering Boghandel Logistik Maskinudlejning Bageri Ejendomme El VVS Revision Advokater
  Tandlæge Frisør Cykler Blomster Transport Smedeværksted Malerfirma Murerfirma Catering Arkitekter
  Rådgivning Data Software Print Møbler Vin Fisk Optik Apotek`
  .trim()
  .split(/\s+/);

const record = (kind: string, id: string, body: object): SourceRecord => ({
  kind,
  record: id,
  sequence: 0,
  at: 0,
  body,
});

/** Three tables of so many addresses, as a provider in Jutland would have them around a day. */
export interface Tables {
  readonly customers: readonly SourceRecord[];
  readonly addresses: readonly SourceRecord[];
  readonly agreements: readonly SourceRecord[];
}

/**
 * So many addresses with the streets of Jutland: a few endings on nearly all of them, and the same street in
 * many towns. Nine in ten have an agreement, some a second one after it; there are two customers to three of them.
 */
export function danishTables(count: number, today: LocalDate): Tables {
  const chance = new Chance(1, 'addresses');
  const index = (length: number) => Math.floor(chance.between(0, length));
  const one = <T>(items: readonly T[]): T => items[index(items.length)];
  const customers = Array.from({ length: Math.ceil((count * 2) / 3) }, (_, i) => {
    const id = `K-${100_000 + i}`;
    const name = `${one(NAMES)}${chance.happens(0.4) ? ` & ${one(NAMES)}` : ''} ${one(TRADES)}`;
    return record('customer', id, { id, name, parentId: null, monthlyRevenueEur: null });
  });
  const addresses: SourceRecord[] = [];
  const agreements: SourceRecord[] = [];
  for (let i = 0; i < count; i++) {
    const id = `A-${1_000_000 + i}`;
    const text = `${one(FIRST)}${one(LAST)} ${1 + index(160)}, ${one(TOWNS)}`;
    addresses.push(record('address', id, { id, text, lines: [] }));
    if (chance.happens(0.1)) continue;
    const customerId = customers[index(customers.length)].record;
    const put = (tier: string, from: LocalDate, to: LocalDate | null, listed: number) =>
      agreements.push(
        record('agreement', `aura/${id}/${tier}/${from}`, {
          provider: 'aura',
          addressId: id,
          customerId,
          tier,
          from,
          to,
          listed,
        }),
      );
    const tier = chance.happens(0.15) ? 'pro' : 'basis';
    const from = addDays(today, -index(3000));
    const to = chance.happens(0.6) ? null : addDays(from, 365 * (1 + index(8)) + index(365));
    put(tier, from, to, 1);
    if (to !== null && chance.happens(0.6)) put(chance.happens(0.9) ? tier : 'pro', to, null, 2);
  }
  return { customers, addresses, agreements };
}

/** A customer of the demo, and the services it has. All are invented. */
export interface DemoCustomer {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly monthlyRevenueEur: number | null;
  readonly services: readonly DemoService[];
}

export interface DemoService {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** Emergency support was activated this many days before the story begins; null: never. */
  readonly activatedDaysAgo: number | null;
}

type Line = readonly [name: string, revenue: number | null, services: string, parent?: string];

/** Services as `kind`, or `kind=name`; a `+` says that emergency support was activated. */
const HOSTING: readonly Line[] = [
  ['Nordlicht Datacenter', 18400, 'Colocation=Cabinet FRA4-12, IP-Transit=IP-Transit 40G'],
  ['Kestrel Hosting', 9200, 'IP-Transit=IP-Transit 10G, DDoS-Protection, Dedicated Server +'],
  ['Voltrix Games', 6150, 'DDoS-Protection, Dedicated Server +'],
  ['Blauwerk Cloud', 3980, 'Dedicated Server +, IP-Transit=IP-Transit 1G'],
  ['Hanse Media', 2750.5, 'Colocation=Cabinet LAN1-03, Managed Hosting +'],
  ['Ostwind Telekom', 12600, 'IP-Transit=IP-Transit 100G, Colocation=Cage FRA4-C2'],
  ['Pixelhain', 79, 'Webspace'],
  ['Fjordline IT', 1240, 'Colocation=Cabinet FRA4-31, Backup Space'],
  ['Tannhof AG', 640, 'IP-Transit=IP-Transit 1G, Mail Hosting'],
  ['Marlow & Sohn', 110, 'Dedicated Server', 'Kestrel Hosting'],
  ['Brandtfeld Systems', 4420, 'Colocation=Cabinet FRA4-07, DDoS-Protection'],
  ['Rheintor Networks', 15800, 'IP-Transit=IP-Transit 100G, DDoS-Protection'],
  ['Silberfuchs Hosting', 2100, 'Dedicated Server +, Webspace'],
  ['Lagune Digital', 880, 'Managed Hosting +, Mail Hosting'],
  ['Kupferkanne Software', 320, 'Dedicated Server'],
  ['Alvora Streaming', 7300, 'IP-Transit=IP-Transit 40G, DDoS-Protection'],
  ['Quellbach Energie', 510, 'Colocation=Cabinet LAN1-11'],
  ['Mistral Commerce', 1960, 'Dedicated Server +, DDoS-Protection'],
  ['Eichgrund Kliniken', 5200, 'Colocation=Cabinet FRA4-19, Managed Hosting +'],
  ['Tidewater Gaming', 3350, 'DDoS-Protection, Dedicated Server'],
  ['Halbmond Verlag', 240, 'Webspace, Mail Hosting'],
  ['Nordstern Logistik', 1480, 'Colocation=Cabinet FRA4-22'],
  ['Zirrus Cloud', 8900, 'IP-Transit=IP-Transit 40G, Colocation=Cage LAN1-C1'],
  ['Falkenried Bank', 11200, 'Colocation=Cage FRA4-C5, DDoS-Protection'],
  ['Pappelallee Studios', 95, 'Webspace'],
  ['Vektor Neun', 1730, 'Dedicated Server +, IP-Transit=IP-Transit 1G'],
  ['Strandgut Shop', 180, 'Managed Hosting'],
  ['Morgentau Apps', 465, 'Dedicated Server'],
  ['Hollerbusch IT', 990, 'Colocation=Cabinet LAN1-06, Backup Space'],
  ['Birkenau Radio', 375, 'Dedicated Server, Mail Hosting'],
  ['Cobalt Peering', 13900, 'IP-Transit=IP-Transit 100G'],
  ['Seewind Reisen', 610, 'Managed Hosting, Webspace'],
  ['Glaswerk Analytics', 2890, 'Colocation=Cabinet FRA4-28, Dedicated Server +'],
  ['Uferpark Hotels', 430, 'Managed Hosting'],
  ['Rabenstein Security', 4100, 'DDoS-Protection, Colocation=Cabinet LAN1-09'],
  ['Lichtbogen Video', 6700, 'IP-Transit=IP-Transit 40G, Dedicated Server +'],
  ['Dornfeld Webdesign', null, 'Webspace', 'Silberfuchs Hosting'],
  ['Kranich Server', 140, 'Dedicated Server', 'Rheintor Networks'],
  ['Pfefferminz Games', 260, 'Dedicated Server', 'Voltrix Games'],
  ['Ostkai Immobilien', 60, 'Webspace', 'Hanse Media'],
  ['Sturmvogel Mail', 190, 'Mail Hosting', 'Zirrus Cloud'],
];

/** Businesses at the addresses of the demo. */
const BUSINESSES = [
  'Møllers Tømmerhandel',
  'Viby Autolakering',
  'Advokatkontoret Lund',
  'Nordkøl Logistik',
  'Hørning Maskinudlejning',
  'Bogtrykkeriet Ravn',
  'Skanderborg Dyreklinik',
  'Rismark Arkitekter',
  'Odder Bådebyggeri',
  'Brunsgaard Revision',
  'Klinik Åhavnen',
  'Hinnerup Svineslagteri',
  'Ry Kajakcenter',
  'Kystens Bageri',
  'Egelund Møbler',
  'Tandlægerne Ved Åen',
  'Havnens Fiskehus',
  'Lystrup Vinduer',
  'Galten Elteknik',
  'Søkilde Plejehjem',
] as const;

function servicesOf(customer: string, text: string): DemoService[] {
  return text.split(', ').map((entry, i) => {
    const [kind, name] = entry.replace(' +', '').split('=');
    const activatedDaysAgo = entry.endsWith(' +')
      ? 90 + ((kind.length * 37 + i * 211 + text.length * 13) % 700)
      : null;
    return { id: `${customer}-S${i + 1}`, kind, name: name ?? kind, activatedDaysAgo };
  });
}

const idAt = (i: number) => `C${1001 + i}`;

/** The customers who host and connect with aurologic. */
export const HOSTING_CUSTOMERS: readonly DemoCustomer[] = HOSTING.map(
  ([name, revenue, services, parent], i) => ({
    id: idAt(i),
    name,
    parentId: parent ? idAt(HOSTING.findIndex(([other]) => other === parent)) : null,
    monthlyRevenueEur: revenue,
    services: servicesOf(idAt(i), services),
  }),
);

/** The customers with addresses at AURA. */
export const BUSINESS_CUSTOMERS: readonly DemoCustomer[] = BUSINESSES.map((name, i) => ({
  id: `C${2001 + i}`,
  name,
  parentId: null,
  monthlyRevenueEur: null,
  services: [],
}));

/**
 * The three queues of the seeded server, each with its mapping, and what a fact of ours is called there: the
 * field and the value a person would set.
 */
export interface Language {
  readonly queue: string;
  /** The `mapping` of a source, as in the configuration. */
  readonly mapping: Readonly<Record<string, unknown>>;
  /** Fields and their values, by our words. */
  readonly words: Readonly<Record<Word, Readonly<Record<string, string>>>>;
  /** The fields that take any text. */
  readonly service: string;
  readonly serviceKind: string;
  readonly address: string;
  readonly customer: string;
  readonly level: string;
}

const WORDS = [
  'aurologic',
  'aura',
  'flagged',
  'unflagged',
  'impacting',
  'not-impacting',
  'by portal',
  'by phone',
  'visit',
  'no visit',
  'provider',
  'customer-network',
  'repair-started',
  'technician-arrived',
  'restored',
  'all-clear-sent',
] as const;
export type Word = (typeof WORDS)[number];

const PROGRESS = [
  'repair-started',
  'repair-paused',
  'repair-resumed',
  'technician-arrived',
  'access-refused',
  'restored',
  'all-clear-sent',
  'customer-informed',
  'staff-called',
  'case-accepted',
];

/** A language from its field names and values, in the order of ours. */
function language(
  queue: string,
  fields: {
    provider: string | null;
    emergency: readonly [string, string, string];
    impact: readonly [string, string, string, string];
    texts: readonly [string, string, string, string, string];
    visit: readonly [string, string, string];
    channel: readonly [string, string, string, string, string];
    coverage: readonly [string, string, string];
    progress: readonly [string, ...string[]];
  },
): Language {
  const { provider, emergency, impact, texts, visit, channel, coverage } = fields;
  const [service, serviceKind, address, customer, level] = texts;
  const [progress, ...steps] = fields.progress;
  const happenings = Object.fromEntries(steps.map((step, i) => [step, PROGRESS[i]]));
  const step = (name: string) => ({ [progress]: steps[PROGRESS.indexOf(name)] });
  return {
    queue,
    service,
    serviceKind,
    address,
    customer,
    level,
    mapping: {
      provider: provider ? { field: provider, values: { aurologic: 'aurologic', aura: 'aura' } } : 'aura',
      channel: {
        field: channel[0],
        values: {
          [channel[1]]: 'ticket-system',
          [channel[2]]: 'phone',
          [channel[3]]: 'email',
          [channel[4]]: 'other',
        },
        otherwise: 'ticket-system',
      },
      service,
      serviceKind,
      address,
      customer,
      fields: {
        [emergency[0]]: {
          [emergency[1]]: 'emergency-unflagged',
          [emergency[2]]: 'emergency-flagged',
          '': 'emergency-unflagged',
        },
        [impact[0]]: {
          [impact[1]]: 'impact-classified unknown',
          [impact[2]]: 'impact-classified impacting',
          [impact[3]]: 'impact-classified not-impacting',
        },
        [visit[0]]: { [visit[1]]: 'technician-not-required', [visit[2]]: 'technician-required' },
        [coverage[0]]: {
          [coverage[1]]: 'coverage-classified provider',
          [coverage[2]]: 'coverage-classified customer-network',
        },
        [level]: { '0': 'nothing', '*': 'escalated' },
        [progress]: happenings,
      },
    },
    words: {
      aurologic: provider ? { [provider]: 'aurologic' } : {},
      aura: provider ? { [provider]: 'aura' } : {},
      unflagged: { [emergency[0]]: emergency[1] },
      flagged: { [emergency[0]]: emergency[2] },
      impacting: { [impact[0]]: impact[2] },
      'not-impacting': { [impact[0]]: impact[3] },
      'by portal': { [channel[0]]: channel[1] },
      'by phone': { [channel[0]]: channel[2] },
      'no visit': { [visit[0]]: visit[1] },
      visit: { [visit[0]]: visit[2] },
      provider: { [coverage[0]]: coverage[1] },
      'customer-network': { [coverage[0]]: coverage[2] },
      'repair-started': step('repair-started'),
      'technician-arrived': step('technician-arrived'),
      restored: step('restored'),
      'all-clear-sent': step('all-clear-sent'),
    },
  };
}

export const ENGLISH = language('NOC', {
  provider: 'Provider',
  emergency: ['Emergency', 'no', 'yes'],
  impact: ['ServiceImpact', 'unknown', 'impacting', 'not-impacting'],
  texts: ['Service', 'ServiceKind', 'AddressId', 'CustomerId', 'EscalationLevel'],
  visit: ['Mode', 'remote', 'onsite'],
  channel: ['Channel', 'ticket', 'phone', 'email', 'other'],
  coverage: ['Coverage', 'provider', 'customer-network'],
  progress: ['Progress', ...PROGRESS],
});

export const GERMAN = language('Stoerungen', {
  provider: 'Anbieter',
  emergency: ['Notfall', 'nein', 'ja'],
  impact: ['Auswirkung', 'unbekannt', 'ja', 'keine'],
  texts: ['Leistung', 'Leistungsart', 'Adresse', 'Kundennummer', 'Eskalation'],
  visit: ['Einsatz', 'fern', 'vor Ort'],
  channel: ['Kanal', 'Portal', 'Telefon', 'E-Mail', 'Sonstiges'],
  coverage: ['Ursache', 'Netz', 'Kunde'],
  progress: [
    'Verlauf',
    'begonnen',
    'pausiert',
    'fortgesetzt',
    'eingetroffen',
    'kein Zutritt',
    'behoben',
    'Klarmeldung',
    'Kunde informiert',
    'Kollege gerufen',
    'angenommen',
  ],
});

export const DANISH = language('Fejl', {
  provider: null,
  emergency: ['Nødopkald', 'nej', 'ja'],
  impact: ['Påvirkning', 'ukendt', 'ja', 'ingen'],
  texts: ['Tjeneste', 'Tjenestetype', 'Adresse', 'Kundenummer', 'Eskalering'],
  visit: ['Besøg', 'fjern', 'på stedet'],
  channel: ['Kilde', 'portal', 'telefon', 'e-mail', 'andet'],
  coverage: ['Årsag', 'AURA', 'kundens net'],
  progress: [
    'Forløb',
    'påbegyndt',
    'sat på pause',
    'genoptaget',
    'tekniker fremme',
    'ingen adgang',
    'udbedret',
    'klarmelding',
    'kunde informeret',
    'kollega tilkaldt',
    'accepteret',
  ],
});

export const LANGUAGES = { English: ENGLISH, German: GERMAN, Danish: DANISH };

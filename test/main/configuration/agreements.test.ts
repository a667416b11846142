// A configuration names agreement files; what does not fit together is said where it is named.
import { expect, test } from 'vitest';
import { configuredRules, termsByProvider } from '../../../main/agreements/configured-rules.ts';
import { ConfigurationError, parseConfiguration } from '../../../main/configuration/read-configuration.ts';
import { exampleText } from '../agreements/example-agreements.ts';

const FILES: Readonly<Record<string, string>> = {
  '/etc/wallclock/nordlys.yaml': exampleText('nordlys.yaml'),
  '/etc/wallclock/terms/prairie.yaml': exampleText('prairie.yaml'),
};
const SOURCES = 'sources: [{ id: t, type: tables, tables: { customers: customers.csv } }]\n';

const read = (text: string, files: Readonly<Record<string, string>> = FILES) =>
  parseConfiguration(text, '/etc/wallclock/wallclock.yaml', {}, (file) => files[file] ?? null);

function faultsOf(text: string, files?: Readonly<Record<string, string>>): readonly string[] {
  try {
    read(text, files);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults;
    throw error;
  }
}

/** The files, with one changed. */
const withChange = (file: string, from: string | RegExp, to: string) => {
  const path = Object.keys(FILES).find((one) => one.endsWith(file))!;
  const text = FILES[path].replaceAll(from, to);
  expect(text).not.toBe(FILES[path]);
  return { ...FILES, [path]: text };
};

const BOTH = `agreements: [nordlys.yaml, terms/prairie.yaml]\n${SOURCES}`;

test('without agreement files the rules are those that Wallclock brings', () => {
  expect(configuredRules(read(SOURCES)).terms.map(({ provider }) => provider)).toEqual(['aurologic', 'aura']);
});

test('agreement files stand beside what Wallclock brings, their paths start at the file', () => {
  const config = read(BOTH);
  expect(config.agreements.map(({ file }) => file)).toEqual(Object.keys(FILES));
  const rules = configuredRules(config);
  expect([...termsByProvider(rules).keys()]).toEqual(['aurologic', 'aura', 'nordlys', 'prairie']);
  expect(rules.calendars.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['aura-pro', 'nordlys-evening', 'prairie-operations']),
  );
});

/** Nordlys' agreement, written for AURA, with calendars of its own or with AURA's ids. */
const ofAura = (prefix: string) =>
  FILES['/etc/wallclock/nordlys.yaml']
    .replace('provider: nordlys', 'provider: aura')
    .replaceAll('nordlys-', prefix);

test('an agreement of a provider that Wallclock brings takes its place, with its calendars', () => {
  const files = { '/etc/wallclock/own.yaml': ofAura('mine-') };
  const rules = configuredRules(read(`agreements: [own.yaml]\n${SOURCES}`, files));
  expect(rules.terms.map(({ name }) => name)).toEqual(['aurologic', 'Nordlys Fiber']);
  expect(rules.calendars.map(({ id }) => id)).not.toContain('aura-pro');
  // The ids of the calendars that it replaces are free.
  const same = { '/etc/wallclock/own.yaml': ofAura('aura-') };
  expect(faultsOf(`agreements: [own.yaml]\n${SOURCES}`, same)).toEqual([]);
});

test('an own calendar with the id of a brought one takes its place', () => {
  const own = 'calendars: [{ id: aura-pro, zone: UTC, hours: { monday: 08:00-09:00 } }]\n';
  const { calendars } = configuredRules(read(own + SOURCES));
  expect(calendars.filter(({ id }) => id === 'aura-pro')).toMatchObject([{ zone: 'UTC' }]);
});

test('a file that is not there is named with the line that names it', () => {
  expect(faultsOf(`agreements:\n  - nordlys.yaml\n  - nordlis.yaml\n${SOURCES}`)).toEqual([
    '/etc/wallclock/wallclock.yaml line 3, agreements[1]: there is no file /etc/wallclock/nordlis.yaml',
  ]);
});

test('a fault in an agreement file is said with that file, beside those of the configuration', () => {
  const files = withChange('nordlys.yaml', 'goal: 16 h', 'goal: soon');
  expect(faultsOf(`agreement: []\n${BOTH}`, files)).toEqual([
    "/etc/wallclock/nordlys.yaml line 12, tiers.start.onsite.goal: 'soon' is not a length of time such as 8 h, 30 min or 1 h 30 min",
    expect.stringContaining("agreement: unknown key 'agreement': did you mean 'agreements'?"),
  ]);
  expect(faultsOf(BOTH, { ...FILES, '/etc/wallclock/nordlys.yaml': 'tiers: [' })[0]).toMatch(
    /^\/etc\/wallclock\/nordlys\.yaml line 1: not YAML: /,
  );
});

test('paths are a list of texts', () => {
  expect(faultsOf(`agreements: nordlys.yaml\n${SOURCES}`)[0]).toBe(
    '/etc/wallclock/wallclock.yaml line 1, agreements: is a text, and a list is needed',
  );
});

test('two files of one provider are refused', () => {
  const files = withChange('prairie.yaml', 'provider: prairie', 'provider: nordlys');
  expect(faultsOf(BOTH, files)).toEqual([
    "/etc/wallclock/wallclock.yaml line 1, agreements[1]: 'nordlys' has an agreement already, in /etc/wallclock/nordlys.yaml: keep one of them",
  ]);
});

test('another form than that of a provider which Wallclock brings is refused', () => {
  const files = withChange('prairie.yaml', 'provider: prairie', 'provider: aura');
  expect(faultsOf(BOTH, files)).toEqual([
    "/etc/wallclock/wallclock.yaml line 1, agreements[1]: the agreement of 'aura' has the form address-tiers: keep it, or give this one a provider of its own",
  ]);
});

test('the id of a calendar that another agreement or the configuration has is refused', () => {
  const taken = (id: string) => withChange('prairie.yaml', 'prairie-office', id);
  expect(faultsOf(BOTH, taken('nordlys-office'))).toEqual([
    "/etc/wallclock/wallclock.yaml line 1, agreements[1]: its calendar 'nordlys-office' is in the agreement of nordlys, too: give one of them another id",
  ]);
  expect(faultsOf(BOTH, taken('aurologic-office'))[0]).toContain(
    "'aurologic-office' is in the agreement of aurologic, too",
  );
  const own = 'calendars: [{ id: mine, zone: UTC, hours: always }]\n';
  expect(faultsOf(own + BOTH, taken('mine'))[0]).toContain("its calendar 'mine' is in calendars, too");
});

const rt = (provider: string) => `agreements: [nordlys.yaml]
sources:
  - id: rt
    type: rt
    url: https://rt.example.net
    token: x
    queues: [NOC]
    mapping:
      provider: ${provider}
`;

test('a provider that a source names and nobody has an agreement of is named', () => {
  expect(faultsOf(rt('nordlis'))).toEqual([
    "/etc/wallclock/wallclock.yaml line 9, sources[0].mapping.provider: 'nordlis' is not a provider: did you mean 'nordlys'?",
  ]);
  expect(faultsOf(rt('{ field: P, values: { N: nordlys, T: telia } }'))).toEqual([
    "/etc/wallclock/wallclock.yaml line 9, sources[0].mapping.provider.values.T: 'telia' is not a provider: name one of aurologic, aura, nordlys, or add its agreement",
  ]);
  expect(faultsOf(rt('{ field: P, values: { N: nordlys }, otherwise: auro }'))).toEqual([
    "/etc/wallclock/wallclock.yaml line 9, sources[0].mapping.provider.otherwise: 'auro' is not a provider: did you mean 'aura'?",
  ]);
  expect(faultsOf(`${rt('nordlys')}    providers: [nordlys, telia]\n`)).toEqual([
    expect.stringContaining("sources[0].providers[1]: 'telia' is not a provider: name one of"),
  ]);
  expect(faultsOf(rt('nordlys'))).toEqual([]);
  const tables = BOTH.replace('type: tables', 'type: tables, provider: nordlyss');
  expect(faultsOf(tables)).toEqual([
    "/etc/wallclock/wallclock.yaml line 2, sources[0].provider: 'nordlyss' is not a provider: did you mean 'nordlys'?",
  ]);
});

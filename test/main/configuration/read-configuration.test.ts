import { expect, test } from 'vitest';
import { ConfigurationError, parseConfiguration } from '../../../main/configuration/read-configuration.ts';

const faultsOf = (text: string, environment: NodeJS.ProcessEnv = {}): readonly string[] => {
  try {
    parseConfiguration(text, 'wallclock.yaml', environment);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults;
    throw error;
  }
  return [];
};

const RT = `
sources:
  - id: rt
    type: rt
    url: https://rt.example.net
    token: \${env:RT_TOKEN}
    queues: [NOC]
    mapping:
      provider: aura
`;

test('a short configuration is filled up with what is usual', () => {
  const config = parseConfiguration(RT, 'wallclock.yaml', { RT_TOKEN: 's3cret' });
  expect(config.listen).toEqual({ host: '127.0.0.1', port: 7411 });
  expect(config.rotationSeconds).toEqual({
    emergencies: 40,
    clocks: 30,
    windows: 15,
    agreements: 10,
  });
  expect(config.sources[0]).toMatchObject({
    token: 's3cret',
    intervalSeconds: 10,
    mapping: { closed: ['resolved', 'rejected', 'deleted'] },
  });
});

test('a misspelt key is named with its line and what was meant', () => {
  const text = RT.replace('queues:', 'qeues:');
  expect(faultsOf(text, { RT_TOKEN: 'x' })).toEqual(
    [
      "wallclock.yaml line 7, sources[0].qeues: unknown key 'qeues': did you mean 'queues'?",
      expect.stringContaining('sources[0].queues'),
    ].toSorted((a, b) => (typeof a === 'string' ? 1 : typeof b === 'string' ? -1 : 0)),
  );
});

test('a wrong value deep inside is named with its line', () => {
  const text = `${RT}      fields: { Emergency: { yes: emergency-flaged } }\n`;
  const [fault] = faultsOf(text, { RT_TOKEN: 'x' });
  expect(fault).toMatch(
    /^wallclock\.yaml line 10, sources\[0\]\.mapping\.fields\.Emergency\.yes: 'emergency-flaged' is no event: say one of/,
  );
});

test('a missing environment variable is said by name', () => {
  expect(faultsOf(RT)[0]).toBe(
    'wallclock.yaml line 6, sources[0].token: the environment variable RT_TOKEN is not set; set it, or use token_file',
  );
});

test('a secret never stands in a fault', () => {
  const text = RT.replace('provider: aura', 'provider: 5').replace(
    'token: ${env:RT_TOKEN}',
    'token: s3cret\n    token_file: x',
  );
  const faults = faultsOf(text);
  expect(faults.length).toBeGreaterThan(0);
  expect(faults.join()).not.toContain('s3cret');
});

test('what is no YAML is said with its line', () => {
  expect(faultsOf('sources: [')[0]).toMatch(/^wallclock\.yaml line 1: not YAML: /);
});

test('an empty file asks for a source', () => {
  expect(faultsOf('')[0]).toContain('sources');
});

test('beyond loopback is refused with the reason', () => {
  expect(faultsOf(`listen: { host: 0.0.0.0 }${RT}`, { RT_TOKEN: 'x' })[0]).toContain(
    'screens beyond this machine have to be paired first',
  );
});

test('an id used twice, and a demo beside real sources, are refused', () => {
  const twice = `${RT}${RT.slice(RT.indexOf('  - id'))}`;
  expect(faultsOf(twice, { RT_TOKEN: 'x' })[0]).toContain("'rt' is used twice");
  expect(faultsOf(`${RT}  - { id: demo, type: demo }\n`, { RT_TOKEN: 'x' })[0]).toContain(
    'demo and real sources never mix',
  );
});

test("a calendar of the operator's own is read, overnight hours too", () => {
  const text = `calendars:\n  - { id: night, zone: Europe/Berlin, hours: { friday: ['22:00-06:00'] } }${RT}`;
  const config = parseConfiguration(text, 'f', { RT_TOKEN: 'x' });
  expect(config.calendars[0].hours[4]).toEqual([[1320, 1800]]);
  const wrong = text.replace('22:00-06:00', '22-6').replace('Europe/Berlin', 'Europe/Bonn');
  expect(faultsOf(wrong, { RT_TOKEN: 'x' }).join('\n')).toMatch(
    /'Europe\/Bonn' is not a time zone[\s\S]*'22-6' is not a stretch of hours/,
  );
});

test('a calendar of a country nobody knows, or with an id used twice, is refused', () => {
  const own = (id: string, country: string) =>
    `  - { id: ${id}, zone: UTC, hours: always, holidays: { country: ${country} } }\n`;
  const faults = faultsOf(
    `calendars:\n${own('a', 'XX')}${own('b', 'DE')}${own('b', 'DK')}${RT.trimStart()}`,
    { RT_TOKEN: 'x' },
  );
  expect(faults[0]).toMatch(
    /line 2, calendars\[0\]\.holidays\.country: no public holidays are known for the country 'XX': write its ISO 3166 code/,
  );
  expect(faults[1]).toMatch(/line 4, calendars\[2\]\.id: 'b' is used twice/);
});

import { expect, test } from 'vitest';
import { channelsByPerson, channelsOf } from '../../../main/alarms/channels.ts';
import { ConfigurationError, parseConfiguration } from '../../../main/configuration/read-configuration.ts';

const HEAD = 'sources: [{ id: demo, type: demo }]\n';
const read = (yaml: string) => parseConfiguration(`${HEAD}${yaml}`, 'w.yaml', { SMTP: 's3cret' });

function faultsOf(yaml: string): string[] {
  try {
    read(yaml);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults.map((fault) => fault.replace('w.yaml ', ''));
    throw error;
  }
  return [];
}

const channel = (keys: string) => `alarms: { channels: [{ id: c, ${keys} }] }\n`;
const email = (keys: string) => channel(`type: email, from: noc@example.net, ${keys}`);
const webhook = (keys: string) => channel(`type: webhook, ${keys}`);

test('what is not said is usual', () => {
  const { channels, heartbeat, watch } = read(`
alarms:
  channels:
    - { id: mail, type: email, host: mail.example.net, from: 'Wallclock <noc@example.net>', user: w, password: '\${env:SMTP}' }
    - { id: old, type: email, host: mail.example.net, from: noc@example.net, tls: implicit }
    - { id: page, type: webhook, url: 'https://ntfy.example.net', format: ntfy }
    - { id: here, type: desktop, title: This screen }
  heartbeat: { url: 'https://hc.example.net/ping' }
  watch: [{ station: oslo, provider: aura }]
`).alarms;
  expect(channels).toMatchObject([
    { title: 'E-mail mail', port: 587, tls: 'starttls', password: 's3cret' },
    { title: 'E-mail old', port: 465 },
    { title: 'ntfy' },
    { title: 'This screen' },
  ]);
  expect(heartbeat).toMatchObject({ method: 'POST', everySeconds: 60 });
  expect(watch).toMatchObject([{ missingAfterMinutes: 3 }]);
  expect(read('').alarms).toMatchObject({ channels: [], watch: [] });
});

test('what would travel readable to another machine is refused, unless it is said to be wanted', () => {
  expect(faultsOf(email('host: mail.example.net, tls: none'))).toEqual([
    'line 2, alarms.channels[0].tls: without TLS everybody on the way to mail.example.net can read and change what is sent: use starttls or implicit, or add insecure: true',
  ]);
  expect(faultsOf(email('host: mail.example.net, tls: none, insecure: true'))).toEqual([]);
  expect(faultsOf(email('host: localhost, tls: none'))).toEqual([]);
  expect(faultsOf(webhook('url: "http://gw.example.net/"'))).toEqual([
    'line 2, alarms.channels[0].url: without TLS everybody on the way to gw.example.net can read and change what is sent: use https, or add insecure: true',
  ]);
  expect(faultsOf(webhook('url: "http://[::1]:8080/"'))).toEqual([]);
  expect(faultsOf('alarms: { heartbeat: { url: "http://hc.example.net/", token: abc } }\n')[0]).toContain(
    'can read the token: use https',
  );
  expect(faultsOf('alarms: { heartbeat: { url: "http://hc.example.net/" } }\n')).toEqual([]);
});

test('a wrong channel is told with its place and what to do', () => {
  const cases: [yaml: string, fault: string][] = [
    [channel('type: emial, host: x'), '.type: unknown kind; the kinds are email, webhook and desktop'],
    [channel('kind: email'), 'unknown kind; the kinds are email, webhook and desktop'],
    [email('hots: mail.example.net'), "unknown key 'hots': did you mean 'host'?"],
    [email('host: h, user: w'), '.password_file: is missing: a user logs in with a password'],
    [email('host: h, password: p'), '.user: is missing: say whose password it is'],
    [
      email('host: h, user: w, password: p, password_file: f'),
      'needs only one of password and password_file',
    ],
    [channel('type: email, host: h, from: nobody'), "'nobody' is not a sender such as"],
    [channel('type: email, host: h, from: "a@b.example\\r\\nBcc: c@d.example"'), 'is not a sender such as'],
    [webhook('url: "ftp://gw.example.net/"'), 'is not a URL that begins with https://'],
    [webhook('url: "https://u:p@gw.example.net/"'), 'must not carry a user and password'],
    [webhook('url: "https://{address}.example.net/"'), 'has a placeholder in its host'],
    [webhook('url: "https://gw.example.net/", format: template'), '.template: is missing: write the body'],
    [webhook('url: "https://gw.example.net/", template: { a: b }'), 'goes with format: template'],
    [webhook('url: "https://gw.example.net/", topic: t'), 'goes with format: ntfy'],
    [
      webhook('url: "https://gw.example.net/", format: template, template: { a: "{adress}" }'),
      '.template: {adress} is no placeholder: did you mean {address}?',
    ],
    [
      webhook('url: "https://gw.example.net/", format: template, encoding: form, template: { a: [b] }'),
      '.template: is not a list of fields',
    ],
    [webhook('url: "https://gw.example.net/", headers: { "a b": c }'), 'is not the name of an HTTP header'],
  ];
  for (const [yaml, fault] of cases) {
    const faults = faultsOf(yaml);
    expect(faults.join('\n'), yaml).toContain(fault);
    for (const one of faults) expect(one).toMatch(/^line 2, alarms\.channels\[0\]/);
  }
});

const TWO = `
alarms:
  channels:
    - { id: mail, type: email, host: h, from: a@b.example }
    - { id: page, type: webhook, format: ntfy, url: 'https://ntfy.example.net' }
`;

test('what names nothing is told: channels, addresses, people, providers', () => {
  expect(
    faultsOf(`${TWO}    - { id: mail, type: desktop }
  fallback: [webr]
  watch: [{ station: oslo, provider: aurolgic }, { station: oslo, provider: aura }]
people:
  - { id: weber, name: J. Weber, channels: [mial, mail], addresses: { mail: x } }
`).map((fault) => fault.replace(/^line \d+, /, '')),
  ).toEqual([
    "alarms.channels[2].id: 'mail' is used twice: give one of them another id",
    "alarms.watch[1].station: 'oslo' is watched already: keep one of them",
    "alarms.watch[0].provider: 'aurolgic' is not a provider: did you mean 'aurologic'?",
    "people[0].channels[0]: 'mial' is not a channel: did you mean 'mail'?",
    "people[0].channels[1]: 'mail' sends e-mail, and this person has no address: add email",
    "people[0].addresses.mail: 'mail' is not a channel of type webhook: name one of page, or add it to alarms.channels",
    "alarms.fallback[0]: 'webr' is not one of people: did you mean 'weber'?",
  ]);
});

test('two channels that would be called the same are told apart by their ids', () => {
  const { alarms } = read(`${TWO}    - { id: log, type: webhook, url: 'https://log.example.net' }
    - { id: gate, type: webhook, url: 'https://gate.example.net' }
    - { id: named, type: webhook, title: Gateway, url: 'https://gw.example.net' }
`);
  expect(alarms.channels.map(({ title }) => title)).toEqual([
    ...['E-mail', 'ntfy', 'Webhook log', 'Webhook gate', 'Gateway'],
  ]);
});

test('each person is reached in their own order, else in the configured one; a desktop only where there is one', () => {
  const { alarms, people } = read(`${TWO}    - { id: here, type: desktop }
    - { id: log, type: webhook, url: 'https://log.example.net' }
people:
  - { id: both, name: B, email: b@b.example, addresses: { page: b } }
  - { id: turned, name: T, email: t@b.example, addresses: { page: t }, channels: [here, page, mail] }
  - { id: paged, name: P, addresses: { page: p } }
  - { id: none, name: N }
`);
  const parts = { folder: '/', station: 's', now: () => 0 };
  const orders = (notify?: () => Promise<{ kind: 'arrived' }>) =>
    Object.fromEntries(channelsByPerson(channelsOf(alarms, people, { ...parts, notify }), people));
  expect(orders()).toEqual({
    both: ['mail', 'page', 'log'],
    turned: ['page', 'mail'],
    paged: ['page', 'log'],
    none: ['log'],
  });
  expect(orders(async () => ({ kind: 'arrived' })).turned).toEqual(['here', 'page', 'mail']);
});

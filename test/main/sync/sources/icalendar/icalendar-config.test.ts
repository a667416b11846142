import { describe, expect, test } from 'vitest';
import { parseConfiguration } from '../../../../../main/configuration/read-configuration.ts';
import { icalendarSourceConfig } from '../../../../../main/sync/sources/icalendar/icalendar-config.ts';
import { icalendarSource } from '../../../../../main/sync/sources/icalendar/icalendar-source.ts';
import { sourcesOf } from '../../../../../main/sync/sources.ts';
import { AURA } from '../../../../../src/providers/aura.ts';
import { PROVIDERS } from '../../../../../src/providers/providers.ts';

const parse = (more: object) => icalendarSourceConfig.safeParse({ id: 'work', type: 'icalendar', ...more });

describe('the configuration of a source of planned work', () => {
  test('needs only a place', () => {
    expect(parse({ url: 'https://noc.example/work.ics' }).data).toEqual({
      id: 'work',
      type: 'icalendar',
      url: 'https://noc.example/work.ics',
      delivers: 'work',
      kinds: {},
      levels: {},
      notice: 'none',
      intervalSeconds: 300,
      timeoutSeconds: 60,
    });
  });

  test.each([
    [{}, 'needs exactly one of file and url'],
    [{ file: 'a.ics', url: 'https://a.example/' }, 'needs exactly one of file and url'],
    [{ url: 'webcal://a.example/' }, 'is not a URL that begins with https:// or http://'],
    [{ url: 'https://me:secret@a.example/' }, 'must not carry a user and password; use token_file'],
    [{ file: 'a.ics', headers: { 'X-Key': 'k' } }, 'go with a url, not with a file'],
    [{ file: 'a.ics', token: 'a', token_file: 'b' }, 'needs only one of token and token_file'],
    [
      { file: 'a.ics', zone: 'Europe/Kopenhagen' },
      "'Europe/Kopenhagen' is not a time zone such as Europe/Copenhagen",
    ],
    [{ file: 'a.ics', kinds: { Routine: 'routine' } }, 'is not one of service-window and preventive'],
    [
      { file: 'a.ics', notice: 'dtstamp' },
      'is not one of none, created, first-read and { property: X-PUBLISHED }',
    ],
    [{ file: 'a.ics', notice: { property: 'DTSTAMP' } }, 'DTSTAMP says when the file was written or changed'],
    [
      { file: 'a.ics', notice: { property: 'last-modified' } },
      'last-modified says when the file was written',
    ],
    [{ file: 'a.ics', intervall: 5 }, 'Unrecognized key: \\"intervall\\"'],
  ])('says what is wrong: %j', (more, message) => {
    expect(JSON.stringify(parse(more).error?.issues)).toContain(message);
    expect(JSON.stringify(parse(more).error?.issues)).not.toContain('me:secret');
  });

  test('is part of the file, with its keys known', async () => {
    const yaml = (line: string) =>
      parseConfiguration(
        `sources:\n  - id: work\n    type: icalendar\n    file: work.ics\n    ${line}\n`,
        'w.yaml',
        {},
      );
    const config = yaml('notice: { property: X-PUBLISHED }');
    const [{ source, plan }] = await sourcesOf(config.sources, { folder: '/', terms: PROVIDERS, anchor: 0 });
    expect(plan).toEqual({ kind: 'plain' });
    expect(source).toMatchObject({
      id: 'work',
      title: 'work',
      delivers: ['work'],
      providers: ['aura'],
      intervalMs: 300_000,
    });
    expect(() => yaml('notise: none')).toThrow(
      "w.yaml line 5, sources[0].notise: unknown key 'notise': did you mean 'notice'?",
    );
    expect(() => yaml('type: ical')).toThrow();
    expect(() => parseConfiguration('sources:\n  - type: ical\n', 'w.yaml', {})).toThrow(
      'unknown kind; the kinds are rt, tables, icalendar and demo',
    );
  });

  test('its provider has planned work', () => {
    const source = (provider: string | undefined, terms = PROVIDERS) =>
      icalendarSource(
        icalendarSourceConfig.parse({ id: 'work', type: 'icalendar', file: 'a.ics', provider }),
        '/',
        terms,
      );
    expect(source('aura').providers).toEqual(['aura']);
    expect(() => source('aurologic')).toThrow(
      "source work: 'aurologic' is not a provider with planned work; name one of aura",
    );
    const two = new Map([...PROVIDERS, ['other', { ...AURA, provider: 'other' }]]);
    expect(() => source(undefined, two)).toThrow(
      'source work: several providers have planned work; set provider to one of aura, other',
    );
    expect(() => source(undefined, new Map())).toThrow(
      'source work: no provider with planned work is configured; add its terms',
    );
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../temporary-store.ts';
import { wallclock } from './command.ts';

const YAML = `
people:
  - { id: weber, name: J. Weber }
  - { id: haddad, name: A. Haddad }
duty:
  - provider: aurologic
    levels:
      - level: 1
        rotations:
          - people: [weber, haddad]
            from: 2020-01-01
            handOver: [08:00, 20:00]
            hours: 06:00-04:00
sources:
  - { id: rota, type: icalendar, title: Rota, delivers: duty, provider: aurologic, level: 2, file: rota.ics }
`;
const event = (uid: string, start: string, end: string, who: string) =>
  ['BEGIN:VEVENT', `UID:${uid}`, `DTSTART:${start}`, `DTEND:${end}`, `SUMMARY:${who}`, 'END:VEVENT'].join(
    '\n',
  );

function configured(...events: string[]): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'wallclock.yaml'), YAML);
  writeFileSync(join(folder, 'rota.ics'), ['BEGIN:VCALENDAR', ...events, 'END:VCALENDAR', ''].join('\n'));
  return join(folder, 'wallclock.yaml');
}

test('the roster is printed by level in local time, with the gap where nobody is', async () => {
  const file = configured(event('a', '20260328T070000Z', '20260330T060000Z', 'K. Möller'));
  const words = ['duty', '--config', file, '--at', '2026-03-28T18:00:00Z', '--days', '1'];
  const { out, status } = await wallclock(words);
  expect(out).toBe(`aurologic, level 1 (Europe/Berlin)
  Sat 28 Mar 19:00 – Sat 28 Mar 20:00  J. Weber
  Sat 28 Mar 20:00 – Sun 29 Mar 04:00  A. Haddad
  Sun 29 Mar 04:00 – Sun 29 Mar 06:00  nobody
  Sun 29 Mar 06:00 – Sun 29 Mar 08:00  A. Haddad
  Sun 29 Mar 08:00 – Sun 29 Mar 20:00  J. Weber

aurologic, level 2 (Europe/Berlin)
  Sat 28 Mar 19:00 – Sun 29 Mar 20:00  K. Möller
`);
  expect(status).toBe(0);
});

test('check tells who is on duty, and warns of gaps and of whom no channel reaches', async () => {
  const day = (days: number) =>
    new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
  const { out, status } = await wallclock([
    'check',
    '--config',
    configured(event('a', `${day(-1)}T000000Z`, `${day(5)}T000000Z`, 'K. Möller')),
  ]);
  expect(out).toMatch(/✓ Rota: rota\.ics: 1 shift of one person, from /);
  expect(out).toContain("Rota: rota.ics: 'K. Möller' is not one of people, so no channel reaches them");
  expect(out).toMatch(
    /aurologic, level 1: (nobody is on duty|(J\. Weber|A\. Haddad) until \w+ \d+ \w+ \d\d:00), then /,
  );
  expect(out).toMatch(
    /! aurologic, level 1: nobody is on duty from \w+ \d+ \w+ 04:00 to \w+ \d+ \w+ 06:00\n/,
  );
  expect(out).toMatch(/! aurologic, level 1: and \d+ more like that within 14 days\n/);
  expect(out).toMatch(
    /✓ aurologic, level 2: K\. Möller until .* \(Europe\/Berlin\)\n! aurologic, level 2: nobody is on duty from .* on: the roster ends then\n/,
  );
  expect(status).toBe(0);
});

test('wrong words and a calendar that is not there are told', async () => {
  const file = configured();
  const days = await wallclock(['duty', '--config', file, '--days', 'many']);
  expect([days.status, days.err]).toEqual([2, '--days many: not a number of days from 1 to 366\n']);
  const gone = await wallclock(['duty', '--config', file.replace('wallclock.yaml', 'none.yaml')]);
  expect(gone.status).toBe(1);
  expect(gone.err).toContain('there is no such file');
  const demo = await wallclock(['duty', '--demo']);
  expect([demo.status, demo.out]).toEqual([1, '']);
  expect(demo.err).toContain('the demo brings a roster of its own');
});

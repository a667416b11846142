import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { backUp } from '../../../main/database/backup.ts';
import { MIGRATIONS } from '../../../main/database/migrations/migrations.ts';
import { folderWith, type Happened } from '../terms/kept-tickets.ts';
import { wallclock } from './command.ts';

/**
 * A Basis visit over Easter 2026, by hand: 4 h on Wednesday from twelve to sixteen; Thursday, Friday and Monday are
 * holidays and so is Sunday; on Tuesday the other 4 h from eight are over at twelve.
 */
const EASTER: Happened[] = [
  ['2026-04-01T12:00:00+02:00', 'opened', { channel: 'phone' }],
  ['2026-04-01T12:10:00+02:00', 'technician-required'],
  ['2026-04-07T11:30:00+02:00', 'technician-arrived'],
  ['2026-04-07T13:00:00+02:00', 'closed'],
];
const EMERGENCY: Happened[] = [
  ['2026-04-01T12:00:00+02:00', 'opened', { channel: 'ticket-system' }],
  ['2026-04-01T12:00:00+02:00', 'emergency-flagged'],
  ['2026-04-01T12:20:00+02:00', 'emergency-unflagged'],
];

const kept = () =>
  folderWith({ 'A1-1': EASTER, E2: EMERGENCY }, '2026-01-01T00:00:00Z', '2026-05-01T00:00:00Z');

async function explain(...words: string[]) {
  const { folder, config } = kept();
  return wallclock(['explain', ...words, '--config', config, '--data', folder]);
}

test('a Basis visit over Easter names each holiday and is due when a person says', async () => {
  const { out, err, status } = await explain('A1-1');
  expect([err, status]).toEqual(['', 0]);
  const onsite = out.slice(out.indexOf('onsite-reaction, cycle 1'), out.indexOf('remote-reaction, cycle 1'));
  expect(onsite).toContain(
    'onsite-reaction, cycle 1: met; due Tue 7 Apr 2026 12:00 (2026-04-07T10:00:00Z); 7 h 30 m of 8 h used',
  );
  expect(onsite).toContain('“Serviceaftalen tegnes pr. enkelt adresse.”');
  expect(onsite).toContain('“på hverdage fra kl. 8 til 16 (undtaget helligdage)”');
  expect(onsite).toContain(
    'In between: Skærtorsdag Thu 2 Apr, Langfredag Fri 3 Apr, Påskedag Sun 5 Apr, Anden påskedag Mon 6 Apr.',
  );
  const row = (text: string) =>
    onsite
      .split('\n')
      .find((line) => line.includes(text))
      ?.replaceAll(/ {2,}/g, ' | ');
  expect(row('Wed 1 Apr 16:00  Tue 7 Apr 08:00')).toMatch(
    / \| Wed 1 Apr 16:00 \| Tue 7 Apr 08:00 \| closed 136 h \| 4 h \| 4 h \| night, Skærtorsdag Thu 2 Apr, Langfredag Fri 3 Apr, weekend, Påskedag Sun 5 Apr, Anden påskedag Mon 6 Apr, night$/,
  );
  expect(row('Tue 7 Apr 08:00  Tue 7 Apr 11:30')).toMatch(/ \| 3 h 30 m \| 7 h 30 m \| 30 m$/);
  expect(onsite).toContain('Used up to Tue 7 Apr 11:30: 4 h + 3 h 30 m = 7 h 30 m.');
});

test('as of an earlier instant later events are not known, and the counted stretches are what was used', async () => {
  const { out } = await explain('noc:A1-1', '--at', '2026-04-07T09:00:00+02:00', '--json');
  const { ledgers, ticket } = JSON.parse(out);
  expect(ticket.ticket.events).toHaveLength(4);
  const [onsite] = ledgers;
  expect(onsite.clock).toMatchObject({
    kind: 'onsite-reaction',
    state: { kind: 'running' },
    usedMs: 18_000_000,
  });
  type Told = { side: string; openMs: number };
  const counted = onsite.lines.filter(({ side }: Told) => side === 'counted');
  expect(counted.reduce((sum: number, { openMs }: Told) => sum + openMs, 0)).toBe(18_000_000);
  expect((await explain('A1-1', '--at', '2026-03-01T00:00:00Z')).out).toContain('It is not opened yet.');
});

test('a withdrawn flag is told with the event and the sentence', async () => {
  const { out } = await explain('E2');
  expect(out).toContain('first-reaction, cycle 1: void, flag-withdrawn');
  expect(out).toContain('emergency-unflagged at Wed 1 Apr 12:20');
  expect(out).toContain('“An emergency ticket requires the activation of the emergency flag.”');
});

test('of a copy it explains as of when that was made, by the terms in it, and writes nothing', async () => {
  const { folder, config } = kept();
  const copy = join(folder, 'copy.sqlite');
  const source = join(folder, 'wallclock.sqlite');
  const made = Date.parse('2026-04-07T07:00:00Z');
  await backUp({
    ...{ source, target: copy, force: false, now: made, host: 'noc-1' },
    onProgress: () => undefined,
  });
  const before = readdirSync(folder);
  const elsewhere = { XDG_CONFIG_HOME: '/nowhere', XDG_DATA_HOME: '/nowhere' };
  const of = (...words: string[]) => wallclock(['explain', 'A1-1', '--copy', ...words], '', elsewhere);
  const { out, err, status } = await of(copy);
  expect([err, status]).toEqual(['', 0]);
  expect(out).toContain('As of Tue 7 Apr 2026 09:00');
  const then = await of(copy, '--at', '2026-04-07T09:00:00+02:00', '--json');
  const station = await wallclock([
    ...['explain', 'A1-1', '--config', config, '--data', folder],
    ...['--at', '2026-04-07T09:00:00+02:00', '--json'],
  ]);
  expect(JSON.parse(then.out)).toEqual(JSON.parse(station.out));
  expect(readdirSync(folder)).toEqual(before);
  const none = await of(join(folder, 'none'));
  expect([none.status, none.err]).toEqual([1, `there is no file ${join(folder, 'none')}\n`]);
  const old = join(folder, 'old.sqlite');
  const db = new Database(old);
  db.exec(MIGRATIONS[0].sql);
  db.pragma(`user_version = ${MIGRATIONS[0].number}`);
  db.close();
  expect((await of(old)).err).toBe(
    `${old} was made by an older Wallclock: open it with wallclock open, which brings a copy of it up to date\n`,
  );
});

test('what cannot be explained is said in a sentence', async () => {
  const unknown = await explain('A1-9');
  expect([unknown.status, unknown.err]).toEqual([
    1,
    'there is no ticket A1-9 on file: name it as its source and its id, such as rt:4711\n',
  ]);
  const when = await explain('A1-1', '--at', 'Tuesday');
  expect([when.status, when.err]).toEqual([
    2,
    '--at Tuesday: not an instant such as 2026-03-23T13:22:00+01:00\n',
  ]);
  const nothing = await wallclock(['explain', 'A1-1', '--data', '/nowhere']);
  expect(nothing.err).toMatch(
    /^there is no database .*: start the station once, or name its folder with --data\n$/,
  );
  expect((await wallclock(['explain'])).status).toBe(2);
});

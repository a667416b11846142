import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localTimeWithOffset } from '../../../../../main/sync/sources/local-time.ts';
import { readInstant } from '../../../../../main/sync/sources/tables/instant-cells.ts';
import { isoOf } from '../../../../../src/calendars/iso.ts';
import { folderWith, problemsOf, Stored, sourceOf } from './polled.ts';

const HEADER = 'id,title,objects,area,from,to\n';
const disruptions = (rows: string) => problemsOf('disruptions', 'disruptions.csv', HEADER + rows);
const ZONE = 'Europe/Copenhagen';

test('rows become disruptions of the provider whose agreements are by address, in UTC', async () => {
  const folder = folderWith({
    'd.csv':
      'id;title;objects;area;from;to\n' +
      'D1;Fibre cut, Viby J;L-17|A9;;2026-03-23 14:10;\n' +
      'D2;Power failure;;8660 Skanderborg;2026-03-23T14:10:30+02:00;2026-07-01 00:00\n',
  });
  const stored = new Stored();
  const [batch] = await stored.poll(sourceOf(folder, { disruptions: 'd.csv' }));
  expect(batch.quarantined).toEqual([]);
  expect(Object.fromEntries(stored.facts.get('disruption')!)).toEqual({
    D1: {
      id: 'D1',
      title: 'Fibre cut, Viby J',
      provider: 'aura',
      objects: ['L-17', 'A9'],
      area: null,
      from: Date.parse('2026-03-23T13:10:00Z'),
      to: null,
    },
    D2: {
      id: 'D2',
      title: 'Power failure',
      provider: 'aura',
      objects: [],
      area: '8660 Skanderborg',
      from: Date.parse('2026-03-23T12:10:30Z'),
      to: Date.parse('2026-06-30T22:00:00Z'),
    },
  });
});

test('JSON rows may leave out what they do not have', async () => {
  const row = { id: 'D1', title: 'Cut', objects: ['L-17'], from: '2026-03-23 14:10' };
  const folder = folderWith({ 'd.json': JSON.stringify([{ ...row, to: null }]) });
  const stored = new Stored();
  await stored.poll(sourceOf(folder, { disruptions: 'd.json' }));
  expect(stored.facts.get('disruption')!.get('D1')).toMatchObject({
    objects: ['L-17'],
    area: null,
    to: null,
  });
});

describe('a bad row is said with line, column, reason and remedy', () => {
  test.each([
    ['23.3.2026 9:05', "'23.3.2026 9:05' is not an instant such as 2026-03-23 14:10; write 2026-03-23 09:05"],
    ['2026-03-23', "'2026-03-23' is a day without a time; write 2026-03-23 00:00"],
    ['2026-02-30 14:10', 'the date 2026-02-30 does not exist; correct the day or the month'],
    ['2026-03-23 24:00', 'the time 24:00 does not exist; correct the hours or the minutes'],
    ['2026-03-23 14:10:60', 'the time 14:10:60 does not exist; correct the hours or the minutes'],
    ['2026-03-23T14:10+25:00', 'the offset +25:00 does not exist; correct it'],
    [
      'yesterday',
      "'yesterday' is not an instant such as 2026-03-23 14:10; write the date, the time, and an offset where it is not local time",
    ],
    [
      '2026-03-29 02:30',
      "'2026-03-29 02:30' does not exist in Europe/Copenhagen, the clocks are set forward then; correct the time",
    ],
    [
      '2026-10-25 02:30',
      "'2026-10-25 02:30' comes twice in Europe/Copenhagen, the clocks are set back then; write 2026-10-25T02:30:00+02:00 or 2026-10-25T02:30:00+01:00",
    ],
  ])('the instant %s', async (from, reason) => {
    expect(await disruptions(`D1,Cut,L-17,,${from},\n`)).toEqual([
      `disruptions.csv line 2, column from: ${reason}`,
    ]);
  });

  test('an end that is not after the beginning', async () => {
    expect(await disruptions('D1,Cut,L-17,,2026-03-23 14:10,2026-03-23T13:10:00Z\n')).toEqual([
      'disruptions.csv line 2, column to: 2026-03-23T13:10:00Z is not after from, 2026-03-23T13:10:00Z; correct one of the two, or leave to empty',
    ]);
  });

  test('neither objects nor an area, or an area without a word', async () => {
    expect(await disruptions('D1,Cut,,,2026-03-23 14:10,\nD2,Cut,," - ",2026-03-23 14:10,\n')).toEqual([
      'disruptions.csv line 2, column objects: is empty, and so is area; fill in one of the two',
      "disruptions.csv line 3, column area: '-' has no word; write a postal code, a town or a street",
    ]);
    const without = 'id,title,from,to\nD1,Cut,2026-03-23 14:10,\n';
    expect(await problemsOf('disruptions', 'd.csv', without)).toEqual([
      'd.csv line 2, column objects: is empty, and so is area; fill in one of the two',
    ]);
  });

  test('a provider whose agreements are not by address', async () => {
    const text = `provider,${HEADER}aurologic,D1,Cut,L-17,,2026-03-23 14:10,\n`;
    expect(await problemsOf('disruptions', 'd.csv', text)).toEqual([
      "d.csv line 2, column provider: 'aurologic' is not a provider with disruptions; these are: aura",
    ]);
    expect(() => sourceOf('/', { disruptions: 'd.csv' }, { provider: 'aurologic' })).toThrow(
      "source crm: 'aurologic' is not a provider with disruptions; name one of aura, or read disruptions in a source of their own",
    );
  });

  test('a table without the column to, which would make every disruption go on', async () => {
    const text = 'id,title,area,from\nD1,Cut,8660,2026-03-23 14:10\n';
    await expect(problemsOf('disruptions', 'd.csv', text)).rejects.toThrow(
      "d.csv line 1: the column 'to' is missing.",
    );
  });
});

test('any instant reads as itself, however it is written', () => {
  const seconds = fc.integer({ min: Date.parse('2020-01-01') / 1000, max: Date.parse('2035-01-01') / 1000 });
  fc.assert(
    fc.property(seconds, (second) => {
      const at = second * 1000;
      expect(readInstant(isoOf(at), ZONE)).toEqual({ value: at });
      const local = localTimeWithOffset(at, ZONE);
      expect(readInstant(local, ZONE)).toEqual({ value: at });
      const read = readInstant(local.slice(0, 19).replace('T', ' '), ZONE);
      if ('value' in read) expect(read.value).toBe(at);
      else expect(read.wrong).toMatch(new RegExp(`write (.* or )?${local.replace('+', '\\+')}( or |$)`));
    }),
    {
      examples: [
        '2026-03-29T01:00:00Z',
        '2026-03-29T00:59:59Z',
        // Both times at which clocks show 02:00.
        '2031-10-26T00:00:00Z',
        '2031-10-26T01:00:00Z',
      ].map((example) => [Date.parse(example) / 1000]),
    },
  );
});

test('all disruptions may leave at once, since they end; a row that turned bad stays', async () => {
  const row = (id: string, to: string) => `${id},Cut,L-17,,2026-03-23 14:10,${to}\n`;
  const folder = folderWith({ 'd.csv': HEADER + ['D1', 'D2', 'D3', 'D4'].map((id) => row(id, '')).join('') });
  const source = sourceOf(folder, { disruptions: 'd.csv' });
  const stored = new Stored();
  await stored.poll(source);
  writeFileSync(join(folder, 'd.csv'), HEADER + row('D2', 'noon'));
  const [fewer] = await stored.poll(source);
  expect(fewer).toMatchObject({ acceptFewer: true, keep: ['D2'], snapshotOf: ['disruption'] });
  expect(stored.ids('disruption')).toEqual(['D2']);
  writeFileSync(join(folder, 'd.csv'), HEADER);
  await stored.poll(source);
  expect(stored.ids('disruption')).toEqual([]);
  expect(stored.answers).toBe(3);
});

test('a source delivers tables where it reads any besides disruptions', () => {
  expect(sourceOf('/', { disruptions: 'd.csv' }).delivers).toEqual([]);
  expect(sourceOf('/', { disruptions: 'd.csv', agreements: 'a.csv' }).delivers).toEqual(['tables']);
  expect(sourceOf('/', { customers: 'c.csv' }).delivers).toEqual(['tables']);
});

import { expect, test } from 'vitest';
import { type Configuration, configuration } from '../../../main/configuration/configuration.ts';
import type { BoardAnswer, BoardDuty } from '../../../src/boards/board.ts';
import { runningStation } from '../running-station.ts';

const HOUR = 3_600_000;
const START = Date.parse('2026-03-28T11:00:00Z');

const person = (id: string) => ({ id, name: `${id[0].toUpperCase()}. ${id}` });
/** Two of them by day and by night, and somebody above them. */
function configured(people: readonly string[] | null, more: object = {}): Configuration {
  const rotation = { from: '2026-03-01', handOver: ['08:00', '20:00'] };
  const levels = [
    { level: 1, rotations: [{ ...rotation, people }] },
    { level: 2, rotations: [{ people: ['moeller'], from: '2026-03-02', handOver: 'monday 08:00' }] },
  ];
  return configuration.parse({
    people: ['weber', 'haddad', 'moeller'].map(person),
    duty: people === null ? [] : [{ provider: 'aurologic', levels, ...more }],
    sources: [{ id: 'contracts', type: 'tables', tables: { customers: { file: 'none.csv' } } }],
  });
}

async function started() {
  let at = START;
  const station = await runningStation({ config: configured(['weber', 'haddad']), now: () => at });
  const shifts = (answer: BoardAnswer) =>
    answer.changed.filter((one): one is BoardDuty => one.kind === 'duty').flatMap((one) => one.shifts);
  /** Waits until the board's roster is as wanted; answers it as `level person start end`. */
  const roster = async (level: number) => {
    const all = shifts(await station.board());
    return all
      .filter((one) => one.level === level && one.start < START + 60 * HOUR)
      .map(
        ({ person, start, end }) =>
          `${person} ${new Date(start).toISOString().slice(5, 16)} ${new Date(end).toISOString().slice(5, 16)}`,
      );
  };
  const change = async (config: Configuration, now: number) => {
    at = now;
    await station.reconfigure(config, '/');
  };
  return { ...station, roster, change };
}

const AS_CONFIGURED = [
  'weber 03-27T07:00 03-27T19:00',
  'haddad 03-27T19:00 03-28T07:00',
  'weber 03-28T07:00 03-28T19:00',
  'haddad 03-28T19:00 03-29T06:00',
  'weber 03-29T06:00 03-29T18:00',
  'haddad 03-29T18:00 03-30T06:00',
  'weber 03-30T06:00 03-30T18:00',
  'haddad 03-30T18:00 03-31T06:00',
];

test('the configured roster is on the board, shorter at the change of clocks, and no screen speaks of its source', async () => {
  const { board, roster, get, change } = await started();
  await expect.poll(() => roster(1), { timeout: 15_000 }).toEqual(AS_CONFIGURED);
  expect(await roster(2)).toEqual(['moeller 03-23T07:00 03-30T06:00', 'moeller 03-30T06:00 04-06T06:00']);
  expect((await board()).sources.map(({ id }) => id)).toEqual(['contracts']);
  expect(JSON.stringify(await get('/api/sources'))).not.toContain('Duty roster');

  const taken = { overrides: [{ person: 'moeller', from: '2026-03-28 16:00', to: '2026-03-29 07:00' }] };
  await change(configured(['haddad', 'weber'], taken), START + HOUR);
  // Who was on duty stays on file; from now on it is as configured.
  await expect
    .poll(() => roster(1), { timeout: 15_000 })
    .toEqual([
      'weber 03-27T07:00 03-27T19:00',
      'haddad 03-27T19:00 03-28T07:00',
      'weber 03-28T07:00 03-28T12:00',
      'haddad 03-28T12:00 03-28T15:00',
      'moeller 03-28T15:00 03-29T05:00',
      'weber 03-29T05:00 03-29T06:00',
      'haddad 03-29T06:00 03-29T18:00',
      'weber 03-29T18:00 03-30T06:00',
      'haddad 03-30T06:00 03-30T18:00',
      'weber 03-30T18:00 03-31T06:00',
    ]);

  await change(configured(null), START + 2 * HOUR);
  // Nobody stands by a roster that was taken out; who was on duty stays on file.
  await expect
    .poll(() => roster(1), { timeout: 15_000 })
    .toEqual([
      'weber 03-27T07:00 03-27T19:00',
      'haddad 03-27T19:00 03-28T07:00',
      'weber 03-28T07:00 03-28T12:00',
      'haddad 03-28T12:00 03-28T13:00',
    ]);
}, 60_000);

import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { type Configuration, configuration, FIRST_RUN } from '../../main/configuration/configuration.ts';
import type { BlindSpot } from '../../src/compliance/blind-spots.ts';
import { runningStation } from './running-station.ts';
import { temporaryFolder } from './temporary-store.ts';

const START = Date.parse('2026-03-23T02:00:00Z');
const MINUTE = 60_000;

/** Tables of addresses, read each second: more often than a file may say. */
function configured(ids: readonly string[]): Configuration {
  if (ids.length === 0) return FIRST_RUN;
  const table = (id: string) => ({
    id,
    type: 'tables',
    title: `Table ${id}`,
    tables: { addresses: `${id}.csv` },
  });
  const config = configuration.parse({ sources: ids.map(table) });
  return { ...config, sources: config.sources.map((one) => ({ ...one, intervalSeconds: 1 })) };
}

/** A station with tables of addresses, under a clock that the test sets. */
async function station(ids: readonly string[], data = temporaryFolder()) {
  const folder = temporaryFolder();
  const clock = { now: START };
  const put = (id: string, there: boolean) => {
    const file = join(folder, `${id}.csv`);
    if (there) writeFileSync(file, 'id,text\nA-1,Søndergade 14\n');
    else rmSync(file, { force: true });
  };
  const running = await runningStation({ data, folder, config: configured(ids), now: () => clock.now });
  const blind = async (query = '') => {
    const asked = `/api/blind?from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z${query}`;
    const { blind: found } = (await running.get(asked)) as { blind: BlindSpot[] };
    return found.map(({ source, title, from, to, why }) => ({
      source,
      title,
      from: (from - START) / MINUTE,
      to: to === null ? null : (to - START) / MINUTE,
      why,
    }));
  };
  const health = async (id: string) => (await running.board()).sources.find((one) => one.id === id)!;
  const answered = (id: string) =>
    vi.waitFor(
      async () => expect(await health(id)).toMatchObject({ failure: null, lastAnswerAt: clock.now }),
      {
        timeout: 8_000,
      },
    );
  const failing = (id: string) =>
    vi.waitFor(async () => expect((await health(id)).failure).not.toBeNull(), { timeout: 8_000 });
  const reconfigure = (of: readonly string[]) => running.reconfigure(configured(of), folder);
  return { ...running, clock, put, blind, answered, failing, reconfigure };
}

test('a source is blind from its last whole answer to the next, and one that never answered from the start on', async () => {
  const { put, blind, clock, answered, failing } = await station(['a', 'b']);
  put('a', true);
  await failing('b');
  clock.now = START + MINUTE;
  await answered('a');
  clock.now = START + 14 * MINUTE;
  await answered('a');
  put('a', false);
  clock.now = START + 15 * MINUTE;
  await failing('a');
  const why = expect.stringMatching(/b\.csv/);
  expect(await blind()).toContainEqual({ source: 'b', title: 'Table b', from: 0, to: null, why });
  // One minute is not worth naming yet.
  expect((await blind()).map(({ source, to }) => [source, to])).not.toContainEqual(['a', null]);
  expect(await blind('&all=yes')).toContainEqual(
    expect.objectContaining({ source: 'a', from: 14, to: null }),
  );
  put('a', true);
  put('b', true);
  clock.now = START + 51 * MINUTE;
  await answered('a');
  await answered('b');
  expect((await blind()).filter(({ source }) => source !== null)).toMatchObject([
    { source: 'b', from: 0, to: 51 },
    { source: 'a', title: 'Table a', from: 14, to: 51 },
  ]);
});

test('a source that is taken out while it is blind is blind until then, and the reason says so', async () => {
  const { put, blind, clock, failing, reconfigure } = await station(['a', 'b']);
  put('b', true);
  await failing('a');
  clock.now = START + 10 * MINUTE;
  await reconfigure(['b']);
  const [spot] = await blind();
  expect(spot).toMatchObject({ source: 'a', from: 0, to: 10 });
  expect(spot.why).toMatch(/a\.csv.*; then it was taken out of the configuration$/);
  // A change of the configuration is no end of the station.
  expect((await blind('&all=yes')).filter(({ source }) => source === null)).toEqual([]);
});

test('the station was blind between its end and its next start; a source that failed before goes on', async () => {
  const data = temporaryFolder();
  const first = await station(['a'], data);
  await first.failing('a');
  first.clock.now = START + 5 * MINUTE;
  await first.stop();
  const second = await station(['a'], data);
  // Its clock begins at the same instant: set back, so nobody knows how long it was gone.
  expect((await second.blind('&all=yes')).map(({ source }) => source)).toEqual(['a']);
  second.clock.now = START + 6 * MINUTE;
  await second.stop();
  const third = await station(['a'], data);
  third.clock.now = START + 9 * MINUTE;
  await third.failing('a');
  await third.stop();
  const fourth = await runningStation({
    data,
    config: configured(['a']),
    now: () => START + 30 * MINUTE,
  });
  const { blind } = (await fourth.get('/api/blind?from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z')) as {
    blind: BlindSpot[];
  };
  expect(
    blind.map(({ source, from, to, why }) => [
      source,
      (from - START) / MINUTE,
      to && (to - START) / MINUTE,
      why,
    ]),
  ).toEqual([
    ['a', 0, null, expect.stringMatching(/a\.csv/)],
    [null, 9, 30, 'stopped'],
  ]);
});

test('what is asked wrongly is refused in a sentence', async () => {
  const { get } = await station([]);
  const asked = (query: string) => get(`/api/blind${query}`);
  expect(await asked('')).toEqual({
    error: 'from: no instant is given: write one as 2026-03-23T13:22:00+01:00',
  });
  expect(await asked('?from=2026-03-01T00:00:00Z&to=soon')).toEqual({
    error: "to: 'soon' is not an instant: write it as 2026-03-23T13:22:00+01:00",
  });
  expect(await asked('?from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z')).toEqual({
    error: 'to: is not after from: a span goes from an earlier instant to a later one',
  });
  expect(await asked('?from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z&all=maybe')).toEqual({
    error: "all: 'maybe' is neither yes nor no",
  });
  // A plus sign arrives as a blank.
  expect(await asked('?from=2026-03-01T00:00:00+01:00&to=2026-03-02T00:00:00+01:00')).toEqual({
    stationNow: START,
    knownSince: START,
    blind: [],
    blindBefore: 0,
  });
});

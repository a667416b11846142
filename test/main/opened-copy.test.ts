import { createHash } from 'node:crypto';
import {
  appendFileSync,
  copyFileSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test, vi } from 'vitest';
import { backUp } from '../../main/database/backup.ts';
import { openForWriting } from '../../main/database/database-file.ts';
import { MIGRATIONS } from '../../main/database/migrations/migrations.ts';
import { readableCopy } from '../../main/database/readable-copy.ts';
import { openCopy } from '../../main/opened-copy.ts';
import type { BoardAnswer, BoardEntity, BoardTicket } from '../../src/boards/board.ts';
import type { ReviewedBoard } from '../../src/boards/review.ts';
import type { TicketLedgers } from '../../src/boards/ticket-ledgers.ts';
import { canonicalDump } from '../canonical-dump.ts';
import { runningStation } from './running-station.ts';
import { temporaryFolder } from './temporary-store.ts';

/** A Monday afternoon on which the demo has faults and emergencies. */
const THEN = Date.parse('2026-03-23T14:20:00Z');
const LATER = THEN + 3 * 86_400_000 + 4 * 3_600_000;

const ticketsOf = ({ changed }: BoardAnswer) =>
  changed.filter((one): one is BoardTicket => one.kind === 'ticket');
const digestOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
/** Folders that opening copies made, by any process of this machine. */
const madeFolders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('wallclock-copy-'));

/** Waits until a board is in step with its database: when nothing came for two of its seconds' looks. */
async function inStep({ board }: Awaited<ReturnType<typeof runningStation>>) {
  for (let before = -1; ; ) {
    const { revision } = await board();
    if (revision === before) break;
    before = revision;
    await new Promise((resolve) => setTimeout(resolve, 2_500));
  }
}

/** A copy of a running demo, made while it goes on; with its board, in step where it is to be compared. */
async function copied(steady = false) {
  const station = await runningStation({ now: () => THEN });
  await vi.waitFor(async () => expect(ticketsOf(await station.board()).length).toBeGreaterThan(10), {
    timeout: 20_000,
  });
  await vi.waitFor(async () => expect((await station.board()).sources[0].lastAnswerAt).not.toBeNull(), {
    timeout: 20_000,
  });
  if (steady) await inStep(station);
  const file = join(temporaryFolder(), 'copy.sqlite');
  const source = join(station.data, 'wallclock.sqlite');
  await backUp({ source, target: file, force: false, now: THEN, host: 'noc-1', onProgress: () => undefined });
  const live = await station.board();
  return { file, source, station, live };
}

async function opened(file: string) {
  const said: string[] = [];
  const open = await openCopy({
    file,
    pages: '/nowhere',
    hosts: () => ['station'],
    say: (sentence) => said.push(sentence),
    now: () => LATER,
    steady: () => performance.now(),
    end: (sentence) => said.push(sentence),
  });
  let closed = false;
  const stop = async () => {
    if (!closed) await open.stop();
    closed = true;
  };
  onTestFinished(stop);
  const ask = (path: string, init?: RequestInit) => open.fetch(new Request(`http://station${path}`, init));
  const get = async (path: string) => (await ask(path)).json();
  return {
    ask,
    get,
    said,
    stop,
    board: () => get('/api/board?wait=0') as Promise<BoardAnswer>,
    copy: open.copy,
  };
}

test('a copy shows the board of its station, says what it is, and nothing is written to it', async () => {
  const { file, station, live } = await copied(true);
  await station.stop();
  const before = { digest: digestOf(file), at: statSync(file).mtimeMs, beside: readdirSync(dirname(file)) };
  const { board, get, ask, said, stop, copy } = await opened(file);
  expect(copy).toMatchObject({ at: THEN, from: 'noc-1', demo: true });
  const shown = await board();
  // The clock goes on, what is known does not.
  expect(shown.stationNow).toBe(LATER);
  expect(shown.sources).toMatchObject([{ id: 'demo', lastAnswerAt: THEN, failure: null, answers: 0 }]);
  expect(shown.changed).toContainEqual(
    expect.objectContaining({
      kind: 'settings',
      demo: true,
      copy: { at: THEN, from: 'noc-1' },
      firstRun: null,
    }),
  );
  const asShown = (answer: BoardAnswer) =>
    answer.changed
      .filter(({ kind }) => kind !== 'settings' && kind !== 'calendar')
      .map((one) => JSON.stringify(one))
      .sort();
  expect(asShown(shown)).toEqual(asShown(live));
  // Questions are answered as of the copy.
  const [{ id }] = ticketsOf(live);
  const ledgers = (await get(`/api/tickets/${id}/ledgers`)) as TicketLedgers;
  expect(ledgers.at).toBe(THEN);
  expect(await get('/api/agreements?limit=1')).toMatchObject({ date: '2026-03-23' });
  expect(await get('/api/terms')).toMatchObject({
    versions: [{ provider: 'aurologic' }, { provider: 'aura' }],
  });
  expect(await get('/api/blind?from=2026-01-01T00:00:00Z&to=2027-01-01T00:00:00Z')).toEqual({
    stationNow: THEN,
    knownSince: expect.any(Number),
    blind: [],
    blindBefore: 0,
  });
  // The time machine runs on it, too: known at the copy is what stood on the walls then.
  const reviewed = (await get(
    `/api/review?sight=known&at=${encodeURIComponent(new Date(THEN).toISOString())}`,
  )) as ReviewedBoard;
  const tickets = (entities: readonly BoardEntity[]) =>
    entities.filter(({ kind }) => kind === 'ticket').map(({ id }) => id);
  expect(tickets(reviewed.entities).toSorted()).toEqual(tickets(live.changed).toSorted());
  for (const path of ['/api/first-run/demo', '/api/desk/reason-codes', '/api/desk/views']) {
    const refused = await ask(path, { method: 'POST' });
    expect(refused.status).toBe(405);
    expect(await refused.json()).toEqual({
      error: 'this is a copy, open for review: nothing is written to it; do it at the station it comes from',
    });
  }
  await stop();
  expect({ digest: digestOf(file), at: statSync(file).mtimeMs, beside: readdirSync(dirname(file)) }).toEqual(
    before,
  );
  expect(said).toEqual([]);
});

test('a station goes on from a copy that is put in its place, and knows for how long it was blind', async () => {
  const { file, source, station } = await copied();
  await station.stop();
  const data = temporaryFolder();
  copyFileSync(file, join(data, 'wallclock.sqlite'));
  const restored = await runningStation({ data, now: () => LATER });
  const undisturbed = await runningStation({ data: dirname(source), now: () => LATER });
  for (const each of [restored, undisturbed]) {
    await vi.waitFor(async () => expect((await each.board()).sources[0].lastAnswerAt).toBe(LATER), {
      timeout: 20_000,
    });
    expect(await each.get('/api/blind?from=2026-01-01T00:00:00Z&to=2027-01-01T00:00:00Z')).toMatchObject({
      blind: [{ source: null, from: THEN, to: LATER }],
    });
    expect((await each.board()).changed).toContainEqual(
      expect.objectContaining({ kind: 'settings', copy: null }),
    );
    await each.stop();
  }
  // When an alarm became known, and by which steps a verdict came about, differs with what the copy had of it, and with
  // whether time or the source was the quicker after the start.
  const isHow = (line: string) => line.startsWith('alarm') || line.startsWith('verdict_changes');
  const known = (database: string) => canonicalDump(database).filter((line) => !isHow(line));
  expect(known(join(data, 'wallclock.sqlite'))).toEqual(known(source));
});

/** A copy whose tables are those of the first Wallclock, with so many addresses. */
function oldCopy(addresses: number): { readonly file: string; readonly db: Database.Database } {
  const file = join(temporaryFolder(), 'old.sqlite');
  const db = new Database(file);
  const first = MIGRATIONS[0];
  db.exec(first.sql);
  db.pragma(`user_version = ${first.number}`);
  db.prepare("INSERT INTO station (key, value) VALUES ('created-at', '1000'), ('answered crm', ?)").run(
    String(THEN),
  );
  const put = db.prepare(
    `INSERT INTO facts (source, kind, record, hash, sequence, at, arrived_at, body)
     VALUES ('crm', 'address', @id, 'h', 0, 0, 0, json_object('id', @id, 'text', @text))`,
  );
  db.transaction(() => {
    for (let n = 1; n <= addresses; n++) put.run({ id: `A-${n}`, text: `Søndergade ${n}` });
  })();
  return { file, db };
}

test('an older copy is in step to its last row, and what waits for a source is not waited for', async () => {
  const { file, db } = oldCopy(9_001);
  // An event that was dated ahead: nobody reads on from its source.
  db.prepare("INSERT INTO waiting (source, ticket, until) VALUES ('rt', '7', ?)").run(THEN - 1);
  db.close();
  const { get } = await opened(file);
  // Streets are taken in by their ids: this one comes last.
  expect(await get('/api/search?q=sondergade+999')).toMatchObject({
    ...{ whole: true, found: [{ kind: 'address', addressId: 'A-999' }] },
  });
});

test('an older copy is brought up to date beside, and stays as it is', async () => {
  const { file, db } = oldCopy(1);
  db.close();
  const before = digestOf(file);
  const made = madeFolders().length;
  const { board, stop, copy, get } = await opened(file);
  expect(copy).toMatchObject({ at: THEN, from: '', demo: false });
  expect((await board()).sources).toMatchObject([{ id: 'crm', delivers: ['tables'], lastAnswerAt: THEN }]);
  expect(await get('/api/blind?from=2026-01-01T00:00:00Z&to=2027-01-01T00:00:00Z')).toMatchObject({
    blind: [],
  });
  expect(madeFolders()).toHaveLength(made + 1);
  await stop();
  expect(madeFolders()).toHaveLength(made);
  expect(digestOf(file)).toBe(before);
});

test('the database of a station that runs is refused; one that was stopped or killed is read from beside', async () => {
  const { file, source, station } = await copied();
  expect(() => readableCopy(source)).toThrow(
    /is the database of a station that runs \(process \d+\): make a copy with wallclock backup, and open that/,
  );
  // As after a kill: what was written last is in the log.
  const killed = join(temporaryFolder(), 'wallclock.sqlite');
  for (const ending of ['', '-wal']) copyFileSync(`${source}${ending}`, `${killed}${ending}`);
  await station.stop();
  const beside = readdirSync(dirname(killed));
  const { board, stop, copy } = await opened(killed);
  expect(copy.at).toBe(THEN);
  expect(ticketsOf(await board()).length).toBeGreaterThan(10);
  await stop();
  expect(readdirSync(dirname(killed))).toEqual(beside);
  expect(canonicalDump(file)).toEqual(canonicalDump(source));
});

test('what cannot be opened is said in a sentence, and nothing is left behind', async () => {
  const folder = temporaryFolder();
  const source = join(folder, 'wallclock.sqlite');
  openForWriting(source).close();
  const file = join(folder, 'copy.sqlite');
  await backUp({ source, target: file, force: false, now: THEN, host: '', onProgress: () => undefined });
  const made = madeFolders().length;
  const spoiled = (name: string, spoil: (path: string) => void) => {
    const path = join(folder, name);
    copyFileSync(file, path);
    spoil(path);
    return path;
  };
  const bytes = statSync(file).size;
  const cases: readonly [path: string, said: RegExp][] = [
    [join(folder, 'none.sqlite'), /there is no file .*none\.sqlite/],
    [folder, /is a folder: name a copy in it/],
    [
      spoiled('short', (path) => truncateSync(path, bytes / 2)),
      new RegExp(`is cut short: ${bytes / 2} of ${bytes} bytes`),
    ],
    [spoiled('shorter', (path) => truncateSync(path, 60)), /is not a Wallclock database/],
    [spoiled('empty', (path) => truncateSync(path, 0)), /is not a Wallclock database/],
    [spoiled('text', (path) => writeFileSync(path, 'notes '.repeat(100))), /is not a Wallclock database/],
    [
      spoiled('newer', (path) => {
        const db = new Database(path);
        db.pragma('user_version = 900');
        db.close();
      }),
      /was written by a newer Wallclock \(tables 900, this one knows \d+\): update it/,
    ],
    [
      spoiled('torn', (path) => {
        const content = readFileSync(path);
        content.fill(0x5a, 4096 * 20, 4096 * 60);
        writeFileSync(path, content);
      }),
      /is damaged \(.+\): fetch it again/,
    ],
    [join(folder, 'foreign.sqlite'), /foreign\.sqlite is not a Wallclock database/],
  ];
  const foreign = new Database(join(folder, 'foreign.sqlite'));
  foreign.exec('CREATE TABLE notes (text TEXT)');
  foreign.pragma('user_version = 3');
  foreign.close();
  for (const [path, said] of cases) await expect(opened(path)).rejects.toThrow(said);
  expect(madeFolders()).toHaveLength(made);
  // More bytes behind a whole file harm nothing.
  const longer = spoiled('longer', (path) => appendFileSync(path, Buffer.alloc(100)));
  await (await opened(longer)).stop();
});

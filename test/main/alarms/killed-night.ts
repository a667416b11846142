// A night in which the station is killed again and again, and started anew each time.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { openForReading } from '../../../main/database/database-file.ts';
import { storeIn } from '../../../main/database/store.ts';
import type { SourceRecord } from '../../../main/sync/source.ts';
import type { AlarmMessage } from '../../../src/alarms/message.ts';
import type { BoardAlarm } from '../../../src/boards/board.ts';
import { RULES } from '../temporary-store.ts';

/** What the test tells its station. */
export type Lesson =
  | { readonly kind: 'begin'; readonly second: number; readonly people: readonly string[] }
  | {
      readonly kind: 'second';
      readonly second: number;
      readonly records: readonly SourceRecord[];
      readonly tickets: readonly string[];
      readonly acknowledged: readonly string[];
    };

export interface Script {
  readonly start: number;
  readonly people: readonly string[];
  /** The seconds in which the station looks, in order, with what happens in them. */
  readonly seconds: readonly Omit<Extract<Lesson, { kind: 'second' }>, 'kind'>[];
  /** What becomes of a try: it is taken, refused, or taken and the line is cut. */
  readonly fate: (channel: string, second: number) => 'taken' | 'refused' | 'cut';
}

/** Where the station is killed: so many milliseconds after it was told of a second. */
export type Kills = ReadonlyMap<number, number>;

export interface KilledNight {
  readonly alarms: readonly BoardAlarm[];
  readonly received: readonly AlarmMessage[];
  /** How often it was killed before it had done what it was told. */
  readonly killed: number;
  /** How many milliseconds each second took that was not disturbed. */
  readonly took: ReadonlyMap<number, number>;
}

const CHILD = join(import.meta.dirname, 'killed-station.ts');

export async function killedNight(folder: string, script: Script, kills: Kills): Promise<KilledNight> {
  const file = join(folder, 'wallclock.sqlite');
  const received: AlarmMessage[] = [];
  const server = createServer((request, response) => {
    const [, channel, second] = request.url!.split('/');
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      const fate = script.fate(channel, Number(second));
      if (fate !== 'refused') received.push(JSON.parse(body));
      if (fate === 'cut') request.socket.destroy();
      else response.writeHead(fate === 'taken' ? 200 : 503).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let child: ChildProcess | null = null;
  const begun = async (second: number): Promise<ChildProcess> => {
    const made = fork(CHILD, [file, url, String(script.start)], { execArgv: ['--no-warnings'] });
    made.send({ kind: 'begin', second, people: script.people } satisfies Lesson);
    await once(made, 'message');
    return made;
  };
  let killed = 0;
  const took = new Map<number, number>();
  for (const one of script.seconds) {
    const kill = kills.get(one.second);
    child ??= await begun(one.second);
    if (kill !== undefined) {
      child.send({ kind: 'second', ...one } satisfies Lesson);
      await new Promise((resolve) => setTimeout(resolve, kill));
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
      killed++;
      child = await begun(one.second);
    }
    const begin = performance.now();
    const done = once(child, 'message');
    child.send({ kind: 'second', ...one } satisfies Lesson);
    await done;
    if (kill === undefined) took.set(one.second, performance.now() - begin);
  }
  const gone = once(child!, 'exit');
  child!.kill('SIGKILL');
  await gone;
  server.close();
  const store = storeIn(openForReading(file), RULES);
  const ids = store.db.prepare<[], { id: string }>('SELECT id FROM alarms ORDER BY id').all();
  const alarms = ids.map(({ id }) => store.alarms.forBoard(id)!);
  store.db.close();
  return { alarms, received, killed, took };
}

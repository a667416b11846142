import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fakeClock } from './clock.ts';
import { placeDatabase } from './database.ts';
import { environment, files, paths } from './environment.ts';
import { freePort } from './port.ts';
import { type ProcessGroup, startGroup } from './process-group.ts';

export type RtUser = 'root' | 'duty' | 'amira' | 'wallboard' | 'customer1' | 'customer2';

/** A real Request Tracker on this machine's loopback, with a database of its own. */
export type RtServer = {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  url: string;
  /** For the header `Authorization: token …`. */
  tokens: Record<RtUser, string>;
  /** The server is gone, its database kept. */
  stop(): Promise<void>;
  /** Starts it again after `stop`, at the same address and with the same database. */
  start(): Promise<void>;
  /** Connections are still taken, but nothing is answered until `resume`. */
  pause(): void;
  resume(): void;
  /** Stops it and deletes its folder. */
  remove(): Promise<void>;
};

export type RtOptions = {
  /** A free one when left out. */
  port?: number;
  /** A fresh temporary one when left out. A database that is already in it is used as it stands. */
  folder?: string;
  /** The server's clock at the first start, ISO 8601, e.g. `2026-03-27T16:30:00Z`; it runs on from there. */
  fakeTime?: string;
};

/** How long a start may take, in milliseconds. It takes 1–4 s; a busy machine needs more. */
const patience = 60_000;

/** Starts a seeded server and resolves once it answers. Throws with the end of its log when it does not. */
export async function startRt(options: RtOptions = {}): Promise<RtServer> {
  if (!existsSync(paths.server)) {
    throw new Error('Request Tracker is not installed: run `node test/rt/server/install.mjs` as root');
  }
  const port = await freePort(options.port);
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'wallclock-rt-')));
  await mkdir(folder, { recursive: true });
  if (!existsSync(join(folder, files.database))) await placeDatabase(folder);
  const tokens = JSON.parse(await readFile(join(folder, files.tokens), 'utf8'));

  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...(await environment(folder, port)),
    ...(options.fakeTime && fakeClock(options.fakeTime)),
  };
  const args = ['--host', '127.0.0.1', '--port', String(port), '--max-workers', '2'];
  const log = join(folder, files.log);
  let group: ProcessGroup | undefined;

  const start = async () => {
    if (group?.alive()) return;
    await freePort(port); // else whoever else answers there would be taken for ours
    group = startGroup(paths.server, args, env, log);
    if (await answers(url, group)) return;
    await group.end();
    throw new Error(`Request Tracker did not start. The end of its log:\n${await lastLines(log)}`);
  };
  const stop = async () => {
    await group?.end();
  };
  const remove = async () => {
    await stop();
    await rm(folder, { recursive: true, force: true });
  };

  try {
    await start();
  } catch (error) {
    if (!options.folder) await remove();
    throw error;
  }
  return { url, tokens, stop, start, remove, pause: () => group?.pause(), resume: () => group?.resume() };
}

/** Whether the server came up: it then asks for a token (401). False when it ended or took too long. */
async function answers(url: string, group: ProcessGroup): Promise<boolean> {
  const deadline = Date.now() + patience;
  while (group.alive() && Date.now() < deadline) {
    if (await asksForToken(url)) return group.alive();
    await sleep(50);
  }
  return false;
}

async function asksForToken(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/REST/2.0/rt`, { signal: AbortSignal.timeout(5000) })).status === 401;
  } catch {
    return false;
  }
}

async function lastLines(log: string): Promise<string> {
  return (await readFile(log, 'utf8')).trimEnd().split('\n').slice(-20).join('\n');
}

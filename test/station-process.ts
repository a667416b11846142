import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A real station in a process of its own, with a configuration and a data folder of its own. */
export interface StationProcess {
  readonly url: string;
  readonly folder: string;
  /** All it wrote to the terminal so far. */
  output(): string;
  /** Writes another configuration over the one it runs with. */
  configure(yaml: string): void;
  /** Stops it as Ctrl-C does; answers its exit status. */
  stop(): Promise<number | null>;
  /** Ends it at once, without a chance to tidy up. */
  kill(): Promise<void>;
  pause(): void;
  resume(): void;
  /** Starts it again on the same data, after it was stopped or killed. */
  start(): Promise<void>;
  /** Stops it if it runs, and deletes its folder. */
  remove(): Promise<void>;
}

/** How long a start may take, in milliseconds. */
const PATIENCE_MS = 30_000;

const COMMAND =
  process.env.WALLCLOCK_COMMAND ?? fileURLToPath(new URL('../dist/main/wallclock.js', import.meta.url));

/**
 * Starts a station with this configuration, or with the demo; `more` are further words of the command. Throws
 * with its output when it does not come up.
 */
export async function startStationProcess(
  yaml: string | null,
  environment: NodeJS.ProcessEnv = {},
  more: readonly string[] = ['--port', '0'],
): Promise<StationProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'wallclock-station-'));
  const file = join(folder, 'wallclock.yaml');
  if (yaml !== null) writeFileSync(file, yaml);
  let child: ChildProcess | null = null;
  let output = '';
  let url = '';

  const start = async () => {
    const words = ['serve', '--no-open', '--data', join(folder, 'data'), ...more];
    // The same address again, so that pages which are open find it.
    if (url) words.push('--port', new URL(url).port);
    if (yaml !== null) words.push('--config', file);
    else if (!more.includes('--first-run')) words.push('--demo');
    const node = process.env.WALLCLOCK_NODE ?? process.execPath;
    const started = spawn(node, [COMMAND, ...words], { env: { ...process.env, ...environment } });
    child = started;
    const seen = output.length;
    for (const stream of [started.stdout, started.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const match = /serves (http:\S+)/.exec(output.slice(seen));
      if (match) {
        url = match[1];
        return;
      }
      if (started.exitCode !== null || Date.now() > deadline) {
        started.kill('SIGKILL');
        throw new Error(`the station did not start (exit status ${started.exitCode}):\n${output}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

  const end = async (signal: NodeJS.Signals) => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
    return child.exitCode;
  };

  await start();
  return {
    get url() {
      return url;
    },
    folder,
    output: () => output,
    configure: (text) => writeFileSync(file, text),
    stop: () => end('SIGINT'),
    kill: async () => {
      await end('SIGKILL');
    },
    pause: () => child?.kill('SIGSTOP'),
    resume: () => child?.kill('SIGCONT'),
    start,
    async remove() {
      child?.kill('SIGCONT');
      await end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

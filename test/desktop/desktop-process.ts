import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Controls } from './double/controls.ts';

/** The app in a process of its own. */
export interface DesktopProcess {
  /** What a test may do; each answers later. */
  readonly app: {
    readonly [K in keyof Controls]: (
      ...values: Parameters<Controls[K]>
    ) => Promise<Awaited<ReturnType<Controls[K]>>>;
  };
  /** All it wrote so far. */
  output(): string;
  /** Waits for its end; answers its exit status. */
  ended(): Promise<number | null>;
  kill(signal?: NodeJS.Signals): void;
}

const LAUNCH = fileURLToPath(new URL('./double/launch.ts', import.meta.url));
const BUNDLE = fileURLToPath(new URL('../../dist/main/desktop.js', import.meta.url));

/** How the app is started. */
export interface DesktopStart {
  readonly words: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
  readonly bundle?: string;
}

/** Runs the built bundle of the desktop app with the double of Electron. */
export function startDesktop({ words, environment = {}, bundle = BUNDLE }: DesktopStart): DesktopProcess {
  const child = spawn(process.execPath, [LAUNCH, bundle, ...words], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, ...environment },
  });
  let output = '';
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const exited = once(child, 'close');
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  child.on('message', ({ id, value, error }: { id: number; value?: unknown; error?: string }) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(value);
    else asked?.reject(new Error(error));
  });
  child.on('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error(`the app has ended:\n${output}`));
  });
  let next = 1;
  const app = new Proxy({} as DesktopProcess['app'], {
    get:
      (_, name: string) =>
      (...values: unknown[]) =>
        new Promise((resolve, reject) => {
          const id = next++;
          waiting.set(id, { resolve, reject });
          if (!child.connected) reject(new Error(`the app has ended:\n${output}`));
          else child.send({ id, name, values });
        }),
  });
  return {
    app,
    output: () => output,
    async ended() {
      await exited;
      return child.exitCode;
    },
    kill: (signal = 'SIGKILL') => void child.kill(signal),
  };
}

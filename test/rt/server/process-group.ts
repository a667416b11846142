import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * The shell becomes the program, and so its process id is the group's. Before, it leaves a guard behind, in a
 * group of its own: descriptor 3 is a pipe from us, and when it closes, however we ended, the guard kills the
 * program's whole group.
 */
const guarded = `
  setsid sh -c 'cat >/dev/null; kill -s KILL -- "-$0" 2>/dev/null' $$ <&3 >/dev/null 2>&1 &
  exec "$@" 3<&-
`;

/** A program with all its workers: signalled together, and never outliving this process. */
export type ProcessGroup = {
  /** Whether the program itself still runs. */
  alive(): boolean;
  /** Stops all of it in its tracks; connections to it then hang. */
  pause(): void;
  resume(): void;
  /** Ends it: kindly, and after `patience` milliseconds by force. Resolves when it is gone. */
  end(patience?: number): Promise<void>;
};

/** Starts `program`; what it writes is added to the file `log`. */
export function startGroup(
  program: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  log: string,
): ProcessGroup {
  const output = openSync(log, 'a');
  const child = spawn('sh', ['-c', guarded, 'sh', program, ...args], {
    detached: true,
    env,
    stdio: ['ignore', output, output, 'pipe'],
  });
  closeSync(output);
  letUsExit(child);
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const alive = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  const signal = (name: NodeJS.Signals) => {
    if (alive()) process.kill(-child.pid!, name);
  };
  return {
    alive,
    pause: () => signal('SIGSTOP'),
    resume: () => signal('SIGCONT'),
    async end(patience = 3000) {
      child.ref(); // now there is something to wait for
      signal('SIGTERM');
      signal('SIGCONT'); // a stopped process takes no other signal
      await Promise.race([gone, sleep(patience, undefined, { ref: false })]);
      signal('SIGKILL');
      await gone;
      child.stdio[3]?.destroy(); // the guard clears away any worker that is left
    },
  };
}

/** A running server must not keep a finished test process waiting: the guard sees to it. */
function letUsExit(child: ChildProcess): void {
  child.unref();
  (child.stdio[3] as unknown as { unref(): void }).unref();
}

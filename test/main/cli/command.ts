import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const COMMAND = fileURLToPath(new URL('../../../main/cli/wallclock.ts', import.meta.url));

/** What a command said, and how it ended. */
export interface Said {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the wallclock command as a process of its own, with text on its standard input. */
export async function wallclock(
  words: readonly string[],
  input = '',
  environment: NodeJS.ProcessEnv = {},
): Promise<Said> {
  const child = spawn(process.execPath, [COMMAND, ...words], { env: { ...process.env, ...environment } });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  child.stdin.end(input);
  const [status] = await once(child, 'close');
  return { status, out, err };
}

import { writeFileSync } from 'node:fs';

/** Names the file that `npm start` wants to see when the app answers for its own end. */
const STARTED = 'WALLCLOCK_STARTED';

/**
 * Tells whoever started the app that from now on it answers for its own end: a page has asked for the board, or the
 * app has said in a sentence why it ends. One that ends without this could not run on this machine.
 */
export function answerForOwnEnd(environment: NodeJS.ProcessEnv): void {
  const file = environment[STARTED];
  if (!file) return;
  delete environment[STARTED];
  try {
    writeFileSync(file, '', { flag: 'wx' });
  } catch {
    // Whoever started it has gone.
  }
}

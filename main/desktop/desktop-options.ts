import { parseArgs } from 'node:util';
import { didYouMean } from '../sync/did-you-mean.ts';

/** The options of the desktop app: those of `wallclock serve` that mean something to it. */
export interface DesktopOptions {
  readonly config?: string;
  readonly data?: string;
  readonly demo: boolean;
  /** A copy to be opened for review, in the place of a station. */
  readonly open?: string;
}

const OPTIONS = {
  config: { type: 'string' },
  data: { type: 'string' },
  open: { type: 'string' },
  demo: { type: 'boolean' },
} as const;
const NAMES = Object.keys(OPTIONS);

/**
 * Reads the words after the program. One that is like ours is refused, with what was meant; any other is passed
 * over and said, for it may be Chromium's. Throws a sentence for an option without its value, or with one too many.
 */
export function readDesktopOptions(
  words: readonly string[],
  say: (sentence: string) => void,
): DesktopOptions {
  const { values, tokens } = parseArgs({
    args: [...words],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: OPTIONS,
  });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, value, inlineValue } = token;
    if (name === 'demo') {
      if (value !== undefined) throw new Error(`--demo takes no value: say --demo, or leave it out`);
    } else if (NAMES.includes(name)) {
      // A path that begins with a dash can be given with a sign of equality.
      if (!value || (!inlineValue && value.startsWith('-')))
        throw new Error(`--${name} needs a value: say --${name} and a path`);
    } else {
      const meant = didYouMean(name, NAMES);
      if (meant) throw new Error(`--${name} is no option: did you mean --${meant}?`);
      say(`--${name} is no option of Wallclock: left to Chromium`);
    }
  }
  const { config, data, demo, open } = values;
  if (open !== undefined && (config !== undefined || data !== undefined || demo === true))
    throw new Error('--open shows a copy by itself: leave --config, --data and --demo out');
  return {
    ...(typeof config === 'string' ? { config } : {}),
    ...(typeof data === 'string' ? { data } : {}),
    ...(typeof open === 'string' ? { open } : {}),
    demo: demo === true,
  };
}

import { parseArgs } from 'node:util';

/** The options of the desktop app: those of `wallclock serve` that mean something to it. */
export interface DesktopOptions {
  readonly config?: string;
  readonly data?: string;
  readonly demo: boolean;
}

/**
 * Reads the words after the program. One nobody knows is passed over and said, for it may be Chromium's; an
 * option without its value throws a sentence.
 */
export function readDesktopOptions(
  words: readonly string[],
  say: (sentence: string) => void,
): DesktopOptions {
  const { values } = parseArgs({
    args: [...words],
    strict: false,
    allowPositionals: true,
    options: { config: { type: 'string' }, data: { type: 'string' }, demo: { type: 'boolean' } },
  });
  const { config, data, demo = false, ...others } = values;
  for (const [name, value] of Object.entries({ config, data })) {
    if (value === true) throw new Error(`--${name} needs a value: say --${name} and a path`);
  }
  for (const name of Object.keys(others)) say(`--${name} is no option of Wallclock: left to Chromium`);
  return {
    ...(typeof config === 'string' ? { config } : {}),
    ...(typeof data === 'string' ? { data } : {}),
    demo: demo === true,
  };
}

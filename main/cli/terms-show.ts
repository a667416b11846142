import type { Options } from './options.ts';

export async function termsShow(_words: readonly string[], _options: Options): Promise<number> {
  throw new Error('to be written');
}

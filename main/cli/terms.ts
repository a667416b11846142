import type { Options } from './options.ts';

/** `wallclock terms show | diff | apply`: what a provider promises, in all its versions. Answers the exit status. */
export async function terms(words: readonly string[], options: Options): Promise<number> {
  const [deed, ...rest] = words;
  switch (deed) {
    case 'show':
      return (await import('./terms-show.ts')).termsShow(rest, options);
    case 'diff':
      return (await import('./terms-diff.ts')).termsDiff(rest, options);
    case 'apply':
      return (await import('./terms-apply.ts')).termsApply(rest, options);
    default:
      process.stderr.write(
        `${deed === undefined ? 'terms needs a word' : `there is no 'terms ${deed}'`}: show PROVIDER, diff or apply\n`,
      );
      return 2;
  }
}

import { stringify } from 'yaml';
import { shownAgreement } from '../agreements/agreement-file.ts';
import { configuredRules } from '../agreements/configured-rules.ts';
import { ConfigurationError } from '../configuration/read-configuration.ts';
import { namedOf, versionOf } from '../database/terms-on-file.ts';
import { didYouMean } from '../sync/did-you-mean.ts';
import { chosenConfiguration } from './chosen-configuration.ts';
import type { Options } from './options.ts';

/**
 * `wallclock terms show PROVIDER`: the terms that are configured for a provider, as an agreement file with every
 * setting. The exit status is 1 where there are none, 2 without a provider.
 */
export function termsShow([provider]: readonly string[], options: Options): number {
  if (provider === undefined) {
    process.stderr.write('terms show needs a provider, such as aura\n');
    return 2;
  }
  try {
    const rules = configuredRules(chosenConfiguration(options).config);
    const terms = rules.terms.find((one) => one.provider === provider);
    if (!terms) {
      const known = rules.terms.map((one) => one.provider);
      const meant = didYouMean(provider, known);
      const hint = meant === null ? `they are ${known.join(', ')}` : `did you mean '${meant}'?`;
      throw new ConfigurationError([`'${provider}' is not a provider: ${hint}`]);
    }
    const shown = shownAgreement({ terms, calendars: namedOf(terms, rules.calendars) });
    const version = versionOf(terms, rules.calendars);
    process.stdout.write(
      `# The terms of ${terms.name}, version ${version}.\n${stringify(shown, { lineWidth: 0 })}`,
    );
    return 0;
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    for (const fault of error.faults) process.stderr.write(`${fault}\n`);
    return 1;
  }
}

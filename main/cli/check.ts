import { hostname } from 'node:os';
import { agreementSummary } from '../agreements/agreement-summary.ts';
import { checkChannels } from '../alarms/check-channels.ts';
import { ConfigurationError } from '../configuration/read-configuration.ts';
import { checkSources, findingText } from '../sync/check-sources.ts';
import { type Chosen, chosenConfiguration } from './chosen-configuration.ts';
import type { Options } from './options.ts';

/**
 * Reads the configuration and its agreement files, tries each source and each channel, and says what it found or what is wrong and how
 * to mend it. The exit status is 1 when something is wrong. Writes nothing to the database.
 */
export async function check(options: Options): Promise<number> {
  let chosen: Chosen;
  try {
    chosen = chosenConfiguration(options);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    for (const fault of error.faults) process.stdout.write(`✗ ${fault}\n`);
    return 1;
  }
  process.stdout.write(`✓ ${chosen.file ?? 'no configuration: the demo'}: read\n`);
  for (const agreement of chosen.config.agreements) {
    process.stdout.write(`✓ ${agreementSummary(agreement, chosen.folder, Date.now())}\n`);
  }
  let failed = false;
  for await (const finding of checkSources(chosen, Date.now)) {
    if (!finding.well) failed = true;
    process.stdout.write(`${findingText(finding)}\n`);
  }
  for await (const finding of checkChannels(chosen, { station: hostname(), now: Date.now })) {
    if (!finding.well) failed = true;
    process.stdout.write(`${findingText(finding)}\n`);
  }
  return failed ? 1 : 0;
}

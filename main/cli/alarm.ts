import { hostname, userInfo } from 'node:os';
import { ConfigurationError } from '../configuration/read-configuration.ts';
import { testAtStation } from './alarm-at-station.ts';
import { testFromHere } from './alarm-from-here.ts';
import { type Chosen, chosenConfiguration } from './chosen-configuration.ts';
import type { Options } from './options.ts';
import { portOf } from './port.ts';

/**
 * `wallclock alarm test [--person ID] [--channel ID]`: has the station that runs tell a test alarm, and says what arrived
 * where. Where none answers, or a person or a channel is named, each is tried from here. The exit status is 1 when
 * something did not arrive; 2 for a wrong word.
 */
export async function alarm([what]: readonly string[], options: Options): Promise<number> {
  if (what !== 'test') {
    const wrong = what === undefined ? 'alarm needs a word' : `alarm has no '${what}'`;
    process.stderr.write(`${wrong}: wallclock alarm test\n`);
    return 2;
  }
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  let chosen: Chosen;
  let port: number | undefined;
  try {
    port = portOf(options.port);
    chosen = chosenConfiguration(options);
  } catch (error) {
    const faults = error instanceof ConfigurationError ? error.faults : [(error as Error).message];
    for (const fault of faults) process.stderr.write(`${fault}\n`);
    return 1;
  }
  const { person, channel } = options;
  if (person === undefined && channel === undefined) {
    const { host } = chosen.config.listen;
    const at = `http://${host.includes(':') ? `[${host}]` : host}:${port ?? chosen.config.listen.port}`;
    const told = await testAtStation(at, `${userInfo().username} at ${hostname()}`, say);
    if (told !== 'no station') return told ? 0 : 1;
    say(`No station answers at ${at}: each channel is tried from here.`);
  } else {
    say('A person or a channel is named: it is tried from here, and the walls know nothing of it.');
  }
  return (await testFromHere(chosen, { person, channel }, say)) ? 0 : 1;
}

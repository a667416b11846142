import { ACKNOWLEDGE_PATH } from '../api/acknowledge-path.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { Linked, LinkTokens } from './link-tokens.ts';

type Linking = Pick<Configuration, 'alarms'>;

/** The host under which the links of messages reach the station; null where none is configured. */
export function linkHost({ alarms }: Linking): string | null {
  return alarms.link ? new URL(alarms.link.url).host.toLowerCase() : null;
}

/** The link by which a message is acknowledged; null where no browser could reach the station. */
export function linkOf({ alarms }: Linking, linked: Linked, tokens: LinkTokens): string | null {
  return alarms.link ? `${alarms.link.url}${ACKNOWLEDGE_PATH}?t=${tokens.sign(linked)}` : null;
}

import type { ReadConfiguration } from '../configuration/read-configuration.ts';
import type { Finding } from '../sync/check-sources.ts';
import { type ChannelParts, channelsByPerson, channelsOf } from './channels.ts';

/**
 * Tries each channel of a configuration without sending anything, and tells what was found; then who cannot be told at
 * all, or not by e-mail. A channel of type `desktop` can only be tried by the desktop app.
 */
export async function* checkChannels(
  { config: { alarms, people }, folder }: ReadConfiguration,
  parts: Omit<ChannelParts, 'folder'>,
): AsyncGenerator<Finding, void, void> {
  const onDesktop = async () => ({ kind: 'arrived' }) as const;
  const channels = channelsOf(alarms, people, { ...parts, folder, notify: onDesktop });
  for (const channel of channels) {
    try {
      const found = await channel.check(new AbortController().signal);
      yield { well: true, sentence: `channel ${channel.id}: ${found}` };
    } catch (error) {
      yield { well: false, sentence: `channel ${channel.id}: ${(error as Error).message}` };
    }
  }
  if (channels.length === 0) return;
  const reaching = channelsByPerson(channels, people);
  const hasMail = alarms.channels.some(({ type }) => type === 'email');
  for (const { id, name, email } of people) {
    if (reaching.get(id)!.length === 0) {
      const sentence = `people ${id}: no channel reaches ${name}: add email, or an address of a webhook channel`;
      yield { well: false, sentence };
    } else if (hasMail && email === undefined) {
      yield {
        well: true,
        sentence: `people ${id}: ${name} has no email, and is told by ${reaching.get(id)!.join(', ')} only`,
      };
    }
  }
}

import { impossible } from '../../src/impossible.ts';
import type { PersonConfig } from '../duty/people-config.ts';
import type { AlarmsConfig } from './alarms-config.ts';
import type { Channel, Sent } from './channel.ts';
import { desktopChannel } from './channels/desktop.ts';
import { emailChannel } from './channels/email.ts';
import { webhookChannel } from './channels/webhook.ts';

/** Shows a notification on this machine. */
export type Notify = (notification: { readonly title: string; readonly body: string }) => Promise<Sent>;

/** What channels are made with, besides their configuration. */
export interface ChannelParts {
  /** The folder of the configuration file, from which relative paths start. */
  readonly folder: string;
  /** The name of this station, for the ids of messages: that of its machine. */
  readonly station: string;
  readonly now: () => number;
  /** Absent where there is no desktop. */
  readonly notify?: Notify | undefined;
}

/** A channel that can be tried without sending anything. */
export interface CheckedChannel extends Channel {
  /** Says in a sentence what was found. Throws one that says what is wrong and what to do. */
  check(signal: AbortSignal): Promise<string>;
}

/** The channels of a configuration, in its order. One of type `desktop` exists only where there is a desktop. */
export function channelsOf(
  { channels }: { readonly channels: Readonly<AlarmsConfig['channels']> },
  people: readonly PersonConfig[],
  parts: ChannelParts,
): CheckedChannel[] {
  const { notify } = parts;
  const made: CheckedChannel[] = [];
  for (const config of channels) {
    switch (config.type) {
      case 'email':
        made.push(emailChannel(config, people, parts));
        break;
      case 'webhook':
        made.push(webhookChannel(config, people, parts));
        break;
      case 'desktop':
        if (notify) made.push(desktopChannel(config, notify));
        break;
      default:
        impossible(config);
    }
  }
  return made;
}

/** The ids of the channels that reach each person, the first to be tried first: in the person's order, else as configured. */
export function channelsByPerson(
  channels: readonly Pick<Channel, 'id' | 'reaches'>[],
  people: readonly PersonConfig[],
): ReadonlyMap<string, readonly string[]> {
  return new Map(people.map((person) => [person.id, channelsReaching(channels, person)]));
}

function channelsReaching(
  channels: readonly Pick<Channel, 'id' | 'reaches'>[],
  { id, channels: order }: PersonConfig,
): string[] {
  const reaching = channels.filter((channel) => channel.reaches(id)).map((channel) => channel.id);
  return order === undefined ? reaching : order.filter((one) => reaching.includes(one));
}

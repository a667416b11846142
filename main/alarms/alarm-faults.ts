import type { Fault } from '../agreements/fault.ts';
import type { Configuration } from '../configuration/configuration.ts';
import { didYouMean } from '../sync/did-you-mean.ts';

type Alarming = Pick<Configuration, 'alarms' | 'people'>;

/** What does not fit together in how people are told: names that name nothing, and ids that are used twice. */
export function alarmFaults(config: Alarming, providers: readonly string[]): Fault[] {
  const { channels, watch } = config.alarms;
  const used = 'is used twice: give one of them another id';
  return [
    ...twice(channels.map(({ id }) => id)).map(([i, id]) => ({
      path: ['alarms', 'channels', i, 'id'],
      message: `'${id}' ${used}`,
    })),
    ...twice(watch.map(({ station }) => station)).map(([i, station]) => ({
      path: ['alarms', 'watch', i, 'station'],
      message: `'${station}' is watched already: keep one of them`,
    })),
    ...watch.flatMap(({ provider }, i) =>
      unknown([provider], providers, 'a provider', 'agreements').map(([, message]) => ({
        path: ['alarms', 'watch', i, 'provider'],
        message,
      })),
    ),
    ...config.people.flatMap((_, i) => personFaults(config, i)),
  ];
}

/** The channels that a person names, and for which addresses are given, are there and can reach them. */
function personFaults({ alarms: { channels }, people }: Alarming, i: number): Fault[] {
  const { email, addresses, channels: order = [] } = people[i];
  const all = channels.map(({ id }) => id);
  const webhooks = channels.filter(({ type }) => type === 'webhook').map(({ id }) => id);
  const byMail = new Set(channels.filter(({ type }) => type === 'email').map(({ id }) => id));
  return [
    ...unknown(order, all, 'a channel', 'alarms.channels').map(([at, message]) => ({
      path: ['people', i, 'channels', at],
      message,
    })),
    ...order.flatMap((id, at) => {
      if (!byMail.has(id) || email !== undefined) return [];
      const message = `'${id}' sends e-mail, and this person has no address: add email`;
      return [{ path: ['people', i, 'channels', at], message }];
    }),
    ...Object.keys(addresses).flatMap((id) =>
      unknown([id], webhooks, 'a channel of type webhook', 'alarms.channels').map(([, message]) => ({
        path: ['people', i, 'addresses', id],
        message,
      })),
    ),
  ];
}

function twice(ids: readonly string[]): [index: number, id: string][] {
  return ids.map((id, i): [number, string] => [i, id]).filter(([i, id]) => ids.indexOf(id) < i);
}

function unknown(
  names: readonly string[],
  known: readonly string[],
  what: string,
  where: string,
): [index: number, message: string][] {
  return names.flatMap((name, i): [number, string][] => {
    if (known.includes(name)) return [];
    const meant = didYouMean(name, known);
    const hint =
      meant !== null
        ? `did you mean '${meant}'?`
        : known.length > 0
          ? `name one of ${known.join(', ')}, or add it to ${where}`
          : `add it to ${where}`;
    return [[i, `'${name}' is not ${what}: ${hint}`]];
  });
}

import { hostname, userInfo } from 'node:os';
import { alarmId } from '../../src/alarms/alarm.ts';
import type { AlarmMessage } from '../../src/alarms/message.ts';
import { messageKey } from '../../src/alarms/message-key.ts';
import { channelsByPerson, channelsOf } from '../alarms/channels.ts';
import { isDemo } from '../configuration/configuration.ts';
import type { ReadConfiguration } from '../configuration/read-configuration.ts';
import type { PersonConfig } from '../duty/people-config.ts';
import { didYouMean } from '../sync/did-you-mean.ts';

/** Who and what is tried; everybody and everything where nobody is named. */
export interface Named {
  readonly person: string | undefined;
  readonly channel: string | undefined;
}

/**
 * Sends a test message to each person by each channel that they are told by, and says what arrived. Answers whether all did,
 * and at least one.
 */
export async function testFromHere(
  { config, folder }: ReadConfiguration,
  named: Named,
  say: (line: string) => void,
): Promise<boolean> {
  const people = chosen(config.people, named.person, 'person', 'people', say);
  const configured = chosen(config.alarms.channels, named.channel, 'channel', 'alarms.channels', say);
  if (people === null || configured === null) return false;
  const parts = { folder, station: hostname(), now: Date.now };
  const channels = channelsOf({ channels: configured }, config.people, parts);
  for (const { id, type } of configured)
    if (type === 'desktop') say(`  ${id}: only the desktop app shows notifications; it is left out`);
  let [arrived, failed] = [0, 0];
  const byId = new Map(channels.map((channel) => [channel.id, channel]));
  for (const [id, own] of channelsByPerson(channels, people)) {
    const person = people.find((one) => one.id === id)!;
    for (const channel of own.map((one) => byId.get(one)!)) {
      const message = testMessage(person, channel.id, isDemo(config));
      const sent = await channel.send(message, null, new AbortController().signal);
      if (sent.kind === 'arrived') {
        arrived++;
        say(`✓ ${person.name} by ${channel.id}: arrived`);
      } else {
        failed++;
        say(`✗ ${person.name} by ${channel.id}: ${sent.why}`);
      }
    }
  }
  if (arrived + failed === 0)
    say('✗ nothing was sent: no channel reaches anybody; see people and alarms.channels');
  return failed === 0 && arrived > 0;
}

/** The one of that id, all where none is named; null, and a sentence, where there is none. */
function chosen<T extends { readonly id: string }>(
  all: readonly T[],
  id: string | undefined,
  option: string,
  where: string,
  say: (line: string) => void,
): readonly T[] | null {
  if (id === undefined) return all;
  const one = all.filter((each) => each.id === id);
  if (one.length > 0) return one;
  const ids = all.map((each) => each.id);
  const meant = didYouMean(id, ids);
  const hint = meant ? `did you mean '${meant}'?` : `${where} has ${ids.join(', ') || 'none'}`;
  say(`✗ --${option} ${id}: there is none: ${hint}`);
  return null;
}

function testMessage({ id, name }: PersonConfig, channel: string, demo: boolean): AlarmMessage {
  const now = Date.now();
  const about = { kind: 'test', by: `${userInfo().username} at ${hostname()}` } as const;
  const alarm = alarmId(about, now);
  return {
    key: messageKey(alarm, 1, id, channel),
    ...{ alarm, about, person: id, name, demo },
    ...{ provider: 'wallclock', providerName: 'Wallclock' },
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...{ telling: 1, reasons: ['raised'], level: 1, dueLevel: 1, before: null, standIn: null },
    ...{ firstTelling: 1, attempt: 1, repeat: false, late: false, once: true, voidReason: null },
    ...{ raisedAt: now, dueAt: null, tellingDueAt: now, toldAt: now },
    ...{ end: null, ticket: null },
  };
}

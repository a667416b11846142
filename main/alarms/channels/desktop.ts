import { messageShort, messageSubject } from '../../../src/alarms/message-text.ts';
import type { CheckedChannel, Notify } from '../channels.ts';
import type { DesktopChannelConfig } from './desktop-channel-config.ts';

/** A channel that shows a notification on this machine, whoever is told. */
export function desktopChannel({ id, title }: DesktopChannelConfig, notify: Notify): CheckedChannel {
  return {
    id,
    title,
    reaches: () => true,
    send: (message) =>
      notify({ title: messageSubject(message), body: `For ${message.name}. ${messageShort(message)}` }),
    check: async () => 'notifications are shown where the desktop app runs; nothing was shown to try it',
    close: () => undefined,
  };
}

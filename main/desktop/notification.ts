import type { Notification } from 'electron';
import type { Sent } from '../alarms/channel.ts';
import type { Notify } from '../alarms/channels.ts';

/** What is used of Electron's class. */
export type Notifications = Pick<typeof Notification, 'isSupported'> &
  (new (
    options: Electron.NotificationConstructorOptions,
  ) => Pick<Notification, 'on' | 'show'>);

/** A system that shows a notification says so within this time, in milliseconds. */
const PATIENCE_MS = 5_000;
/** So many stay where a click is answered; older ones have left the screen. */
const MOST_KEPT = 50;

/** Shows notifications of this machine's desktop; a click on one does `onClick`. */
export function desktopNotify(Class: Notifications, onClick: () => void): Notify {
  /** One that nothing refers to is collected, and its click with it. */
  const kept = new Set<object>();
  return (options) =>
    new Promise<Sent>((resolve) => {
      const failed = (why: string, mayHaveArrived: boolean) =>
        resolve({ kind: 'failed', why, mayHaveArrived });
      if (!Class.isSupported()) {
        failed(
          'this desktop shows no notifications: start its notification service, or use another channel',
          false,
        );
        return;
      }
      try {
        // It stays until somebody has seen it.
        const shown = new Class({ ...options, urgency: 'critical', timeoutType: 'never' });
        kept.add(shown);
        for (const old of [...kept].slice(0, -MOST_KEPT)) kept.delete(old);
        const patience = setTimeout(
          () => failed('the desktop did not say that it shows the notification: look at its settings', true),
          PATIENCE_MS,
        );
        shown.on('show', () => {
          clearTimeout(patience);
          resolve({ kind: 'arrived' });
        });
        shown.on('failed', (_, error) => {
          clearTimeout(patience);
          kept.delete(shown);
          failed(`the desktop refuses the notification (${error}): allow Wallclock to show them`, false);
        });
        shown.on('click', () => {
          kept.delete(shown);
          onClick();
        });
        shown.on('close', () => void kept.delete(shown));
        shown.show();
      } catch (error) {
        failed(`the notification could not be shown: ${(error as Error).message}`, false);
      }
    });
}

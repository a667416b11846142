import { EventEmitter } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';
import { desktopNotify, type Notifications } from '../../main/desktop/notification.ts';

afterEach(() => void vi.useRealTimers());

/** The double of Electron's class: what was shown, and whether the desktop can. */
function desktop({ isSupported = true, says = 'show' as 'show' | 'failed' | 'nothing' | 'throws' } = {}) {
  const shown: Notification[] = [];
  class Notification extends EventEmitter {
    static isSupported = () => isSupported;
    readonly options: object;
    constructor(options: object) {
      super();
      this.options = options;
    }
    show(): void {
      if (says === 'throws') throw new Error('no bus');
      shown.push(this);
      if (says !== 'nothing') this.emit(says, {}, 'denied');
    }
  }
  const clicks = { count: 0 };
  const notify = desktopNotify(Notification as unknown as Notifications, () => clicks.count++);
  return { notify, shown, clicks };
}

const TOLD = { title: 'Alarm rt:4711', body: 'For J. Weber.' };

test('a notification that is shown has arrived, stays, and a click on it shows the walls', async () => {
  const { notify, shown, clicks } = desktop();
  expect(await notify(TOLD)).toEqual({ kind: 'arrived' });
  expect(shown[0].options).toEqual({ ...TOLD, urgency: 'critical', timeoutType: 'never' });
  shown[0].emit('click');
  expect(clicks.count).toBe(1);
});

test('a desktop that shows none, refuses it, or has failed surely showed nothing', async () => {
  const cases = [
    [desktop({ isSupported: false }), 'shows no notifications'],
    [desktop({ says: 'failed' }), 'refuses the notification (denied)'],
    [desktop({ says: 'throws' }), 'could not be shown: no bus'],
  ] as const;
  for (const [{ notify }, why] of cases) {
    expect(await notify(TOLD)).toEqual({
      kind: 'failed',
      why: expect.stringContaining(why),
      mayHaveArrived: false,
    });
  }
});

test('a desktop that says nothing may have shown it', async () => {
  vi.useFakeTimers();
  const sent = desktop({ says: 'nothing' }).notify(TOLD);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await sent).toMatchObject({ kind: 'failed', mayHaveArrived: true });
});

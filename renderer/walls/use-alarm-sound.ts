import { useEffect, useReducer, useState } from 'react';
import { heardAlarms, soundVolume } from '../../src/boards/alarm-sound.ts';
import type { WallsView } from '../feed/view.ts';
import { minuteOfDay } from '../i18n/moment.ts';
import { openAlarmSound, type SoundSaid } from '../sound/alarm-sound.ts';
import { turnMute } from '../sound/mute.ts';

/** As loud as an alarm is until the station has sent its settings. */
const UNTOLD = { volume: 0.8, quiet: null };

/**
 * Sounds the alarms of a board, once a second. What is acknowledged here is silent from the key on, though the board does
 * not say so yet.
 */
export function useAlarmSound(
  view: WallsView,
  underWay: ReadonlySet<string>,
): { readonly said: SoundSaid; readonly mute: () => void } {
  const [player] = useState(openAlarmSound);
  const [, again] = useReducer((n: number) => n + 1, 0);
  const { now, settings } = view.board;
  const zone = view.emergencies.zone ?? view.zone;
  const facts = {
    now,
    volume: soundVolume(settings?.alarms.sound ?? UNTOLD, minuteOfDay(now, zone)),
    alarms: heardAlarms(view.emergencies.alarms.all, now).map((one) =>
      underWay.has(one.id) ? { ...one, waitsSince: null } : one,
    ),
  };
  useEffect(() => player.look(facts));
  return {
    said: settings?.copy ? { kind: 'on' } : player.said(facts),
    mute: () => {
      turnMute(now);
      again();
    },
  };
}

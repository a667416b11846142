import { askAnswer } from './door.ts';

/** The station is given so long, in milliseconds: then the screen says that it does not answer. */
const GIVE_UP = 4000;

/** Acknowledges an alarm at a screen of that name. Throws `Refused` with the station's sentence, or another error. */
export async function acknowledgeAlarm(alarm: string, screen: string): Promise<void> {
  await askAnswer('/api/alarms/acknowledge', {}, AbortSignal.timeout(GIVE_UP), { alarm, screen });
}

/** Raises a test alarm. Throws as `acknowledgeAlarm` does. */
export async function raiseTestAlarm(screen: string): Promise<void> {
  await askAnswer('/api/alarms/test', {}, AbortSignal.timeout(GIVE_UP), { screen });
}

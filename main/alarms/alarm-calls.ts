import type { Watched } from '../../src/alarms/silence.ts';
import type { BoardAlarm } from '../../src/boards/board.ts';
import type { Instant } from '../../src/calendars/period.ts';
import type { Store } from '../database/store.ts';
import { type AcknowledgementTaken, type Acknowledging, acknowledge } from './acknowledge.ts';
import type { AlarmPlan } from './alarm-plan.ts';
import { planAlarms } from './plan-alarms.ts';
import { resumeAlarms } from './resume.ts';
import { alarmSent, type SentOne } from './sent.ts';
import { type AlarmStep, alarmStep, type Unheard } from './tell.ts';
import { testAlarm } from './unticketed.ts';
import { heardFrom, lookForSilence, watchOnly } from './watch.ts';

/** What the writer opened: its database, and the file of what people write at the desks. */
export interface OpenedByWriter {
  store(): Store;
  desk(): string;
}

/** What the writer does about alarms, for the thread that calls it. */
export function alarmCalls({ store, desk }: OpenedByWriter) {
  return {
    /** Says how alarms are raised and told from now on; see `planAlarms`. */
    setAlarmPlan: (plan: AlarmPlan): void => planAlarms(store(), plan),

    /** Has all alarms that go on looked at again; see `resumeAlarms`. */
    resumeAlarms: (now: Instant): void => resumeAlarms(store(), now),

    /** Decides what is to be told of alarms at `now`; see `alarmStep`. */
    alarmStep: (underWay: readonly string[], now: Instant, unheard?: Unheard): AlarmStep =>
      alarmStep(store(), underWay, now, unheard),

    /** Writes down what became of a message; answers its alarm. */
    alarmSent: (one: SentOne, now: Instant): BoardAlarm | null => alarmSent(store(), one, now),

    /** Keeps an acknowledgement; see `acknowledge`. */
    acknowledge: (given: Acknowledging, now: Instant): AcknowledgementTaken =>
      acknowledge(store(), desk(), given, now),

    /** Raises a test alarm; see `testAlarm`. */
    testAlarm: (by: string, provider: string, now: Instant): BoardAlarm =>
      testAlarm(store(), by, provider, now),

    /** Another station gave a sign of life; see `heardFrom`. */
    heard: (station: string, now: Instant): BoardAlarm[] => heardFrom(store(), station, now),

    /** Which stations are watched from now on; see `watchOnly`. */
    watchOnly: (stations: readonly string[], now: Instant): BoardAlarm[] => watchOnly(store(), stations, now),

    /** Raises the alarms of watched stations that are silent; see `lookForSilence`. */
    lookForSilence: (watched: readonly Watched[], listeningSince: Instant, now: Instant): BoardAlarm[] =>
      lookForSilence(store(), watched, listeningSince, now),

    /** How many alarms have not ended. */
    alarmsGoingOn: (): number => store().alarms.goingOn().length,

    /** How each of these channels does, in their order. */
    channelHealth: (channels: readonly string[]) => channels.map(store().alarmChannels.health),
  };
}

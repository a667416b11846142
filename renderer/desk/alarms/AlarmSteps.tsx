import { useTranslation } from 'react-i18next';
import type { AlarmRules } from '../../../src/alarms/alarm-rules.ts';
import { alarmAsOf } from '../../../src/alarms/as-of.ts';
import { alarmLife } from '../../../src/alarms/life.ts';
import { alarmTimeline } from '../../../src/alarms/timeline.ts';
import type { BoardAlarm } from '../../../src/boards/board.ts';
import type { Instant } from '../../../src/calendars/period.ts';
import { Shape } from '../../parts/Shape.tsx';
import { storyMoment, storyMomentText } from '../ticket-moments.ts';
import { stateWords } from './state-words.ts';
import { stepWords } from './step-words.ts';

interface AlarmStepsProps {
  readonly alarm: BoardAlarm;
  readonly rules: AlarmRules;
  /** The highest level of the roster; null where nobody asks who is told next, as in a review. */
  readonly topLevel: number | null;
  readonly channelName: (id: string) => string;
  /** The instant shown: what is later is left out. */
  readonly at: Instant;
  readonly zone: string;
}

/** One alarm as it stood at an instant: how it stands, and step by step how it came to that. */
export function AlarmSteps({ alarm, rules, topLevel, channelName, at, zone }: AlarmStepsProps) {
  const { t } = useTranslation();
  const then = alarmAsOf(alarm, at);
  if (!then) return null;
  const moment = (instant: Instant) => storyMomentText(instant, zone, at);
  const life = alarmLife(then, then.entries, rules, topLevel ?? 1, at);
  const { about } = alarm;
  const clock = about.kind === 'ticket' ? about.clock : about.kind;
  return (
    <article className="alarm-steps" aria-label={t('alarmsDesk.of', { clock, at: moment(alarm.raisedAt) })}>
      <p className="alarm-state">
        <b>{clock}</b> {stateWords(then, life, topLevel !== null, at, moment, t)}
      </p>
      <ol>
        {alarmTimeline(alarm, rules, at).map((step, i) => {
          const { name, said, wrong } = stepWords(step, channelName, moment, t);
          const [day, time] = storyMoment(step.at, zone, at);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is known by its place
            <li key={i} className="event">
              <time dateTime={new Date(step.at).toISOString()}>
                <span>{day}</span> <span>{time}</span>
              </time>
              <div>
                <b>{name}</b>
                {wrong.map((text, nth) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two may read alike
                  <p key={`wrong ${nth}`} className="is-wrong">
                    <Shape level="urgent" /> <bdi>{text}</bdi>
                  </p>
                ))}
                {said.map((text, nth) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two may read alike
                  <p key={`said ${nth}`}>
                    <bdi>{text}</bdi>
                  </p>
                ))}
              </div>
            </li>
          );
        })}
      </ol>
    </article>
  );
}

import type { TFunction } from 'i18next';
import { acknowledgerText } from '../../../src/alarms/acknowledgement.ts';
import type { AlarmEnd } from '../../../src/alarms/alarm.ts';
import type { TellingReason } from '../../../src/alarms/alarm-entry.ts';
import type { AlarmStep, Try } from '../../../src/alarms/timeline.ts';
import type { Instant } from '../../../src/calendars/period.ts';
import { impossible } from '../../../src/impossible.ts';
import { lengthText } from '../../i18n/duration.ts';

/** An instant, as the page writes it. */
export type MomentText = (at: Instant) => string;

/** A step of an alarm in words: what happened, and what has to be known of it besides. */
export interface StepWords {
  readonly name: string;
  readonly said: readonly string[];
  /** What went wrong. */
  readonly wrong: readonly string[];
}

/** What a step says; `channelName` is how a channel is called. */
export function stepWords(
  step: AlarmStep,
  channelName: (id: string) => string,
  moment: MomentText,
  t: TFunction,
): StepWords {
  const plain = (name: string, ...said: string[]): StepWords => ({ name, said, wrong: [] });
  switch (step.kind) {
    case 'raised':
      return {
        ...plain(t('alarmsDesk.step.raised')),
        wrong: step.late
          ? [
              t('alarmsDesk.step.knownLate', {
                at: moment(step.knownAt),
                by: length(step.knownAt - step.at, t),
              }),
            ]
          : [],
      };
    case 'told':
      return toldWords(step, channelName, moment, t);
    case 'acknowledged':
      return plain(t('alarmsDesk.step.acknowledged'), acknowledgerText(step.by));
    case 'lapsed':
      return { ...plain(t('alarmsDesk.step.lapsed')), wrong: [t('alarmsDesk.step.lapsedRest')] };
    case 'escalated':
      return plain(t('alarmsDesk.step.escalated'), t('alarmsDesk.step.escalatedRest'));
    case 'ended':
      return plain(t('alarmsDesk.step.ended'), endText(step.end, moment, t));
    case 'resumed':
      return plain(t('alarmsDesk.step.resumed'), t('alarmsDesk.step.resumedRest'));
    case 'clock-set-back':
      return plain(t('alarmsDesk.step.clock-set-back'), t('alarmsDesk.step.clockRest'));
    default:
      return impossible(step);
  }
}

function toldWords(
  step: Extract<AlarmStep, { kind: 'told' }>,
  channelName: (id: string) => string,
  moment: MomentText,
  t: TFunction,
): StepWords {
  const { level, to } = step;
  const said: string[] = [];
  const why = step.reasons.map((reason) => reasonText(reason, t)).join(', ');
  const wrong: string[] = [];
  if (step.late)
    wrong.push(t('alarmsDesk.step.late', { by: length(step.at - step.dueAt, t), at: moment(step.dueAt) }));
  wrong.push(...insteadWords(step, t));
  for (const { name, tries } of to) {
    if (tries.length === 0) wrong.push(t('alarmsDesk.step.noChannel', { name }));
    for (const one of tries) {
      const text = tryText(name, one, channelName, moment, t);
      if (one.outcome.kind === 'failed') wrong.push(text);
      else said.push(text);
    }
  }
  return { name: t('alarmsDesk.step.told', { number: step.telling, level, why }), said, wrong };
}

/** Who was told in the place of those who were due, and why; nothing where these were told. */
function insteadWords(
  { level, dueLevel, to }: Extract<AlarmStep, { kind: 'told' }>,
  t: TFunction,
): readonly string[] {
  const isSomebody = to.some((told) => told.level === dueLevel);
  const nobody = t(isSomebody ? 'alarmsDesk.step.nobodyReached' : 'alarmsDesk.step.nobodyOnDuty', {
    level: dueLevel,
  });
  if (to.every(({ tries }) => tries.length === 0)) return [t('alarmsDesk.step.wallsAlone', { nobody })];
  if (to.some((told) => told.level === null)) return [t('alarmsDesk.step.fallback', { nobody })];
  return level === dueLevel ? [] : [t('alarmsDesk.step.gap', { nobody, other: level })];
}

function tryText(
  name: string,
  { channel, outcome, repeat }: Try,
  channelName: (id: string) => string,
  moment: MomentText,
  t: TFunction,
): string {
  const words = { name, channel: channelName(channel) };
  const marked = repeat ? t('alarmsDesk.step.repeat') : '';
  switch (outcome.kind) {
    case 'arrived':
      return t('alarmsDesk.step.arrived', { ...words, at: moment(outcome.at) }) + marked;
    case 'failed': {
      const text = t('alarmsDesk.step.failed', { ...words, at: moment(outcome.at), why: outcome.why });
      return text + (outcome.mayHaveArrived ? t('alarmsDesk.step.mayHaveArrived') : '') + marked;
    }
    case 'unknown':
      return t('alarmsDesk.step.sent', words) + marked;
    default:
      return impossible(outcome);
  }
}

/** Why somebody is told. */
export function reasonText(reason: TellingReason, t: TFunction): string {
  if (reason.startsWith('used-'))
    return t('alarmsDesk.reason.used', { percent: reason.slice('used-'.length) });
  return t(`alarmsDesk.reason.${reason as Exclude<TellingReason, `used-${number}`>}`);
}

/** What ended an alarm. */
export function endText(end: AlarmEnd, moment: MomentText, t: TFunction): string {
  switch (end.kind) {
    case 'reaction':
      return end.by === null
        ? t('alarmsDesk.end.reaction', { at: moment(end.at) })
        : t('alarmsDesk.end.reactionBy', { at: moment(end.at), by: end.by });
    case 'void':
      return end.at === null
        ? t('alarmsDesk.end.void', { reason: end.reason })
        : t('alarmsDesk.end.voidAt', { at: moment(end.at), reason: end.reason });
    case 'cycle-ended':
    case 'taken-back':
    case 'tested':
    case 'heard-again':
    case 'not-watched':
      return t(`alarmsDesk.end.${end.kind}`, { at: moment(end.at) });
    default:
      return impossible(end);
  }
}

function length(ms: number, t: TFunction): string {
  return lengthText(Math.max(0, ms) - (ms % 1000), t);
}

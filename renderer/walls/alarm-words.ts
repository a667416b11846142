import type { TFunction } from 'i18next';
import type { Acknowledger } from '../../src/alarms/acknowledgement.ts';
import type { AlarmLine } from '../../src/boards/alarm-lines.ts';
import type { AlarmStep } from '../../src/boards/alarm-timeline.ts';
import type { ToldNow } from '../../src/boards/alarm-told.ts';
import { impossible } from '../../src/impossible.ts';
import { waitText } from '../i18n/duration.ts';
import { momentOf } from '../i18n/moment.ts';
import { shortNames } from '../i18n/short-name.ts';

/** What an alarm is about, as a line begins. */
export function aboutText({ about, subject }: AlarmLine, t: TFunction): string {
  switch (about.kind) {
    case 'ticket':
      return subject?.text ?? about.ticket;
    case 'silence':
      return t('alarms.about.silence', { station: about.station });
    case 'test':
      return t('alarms.about.test', { by: about.by });
    default:
      return impossible(about);
  }
}

/** One step of an alarm's life in a few words. */
export function stepText(step: AlarmStep, zone: string, now: number, t: TFunction): string {
  const at = momentOf(step.at, zone, now);
  switch (step.kind) {
    case 'raised':
    case 'escalated':
    case 'ran-out':
      return t(`alarms.step.${step.kind}`, { at });
    case 'told':
      return toldText(step, zone, now, t);
    case 'acknowledged':
      return t('alarms.step.acknowledged', { at, by: byText(step.by, t) });
    case 'next': {
      const wait = { level: step.level, who: shortNames(step.names), in: waitText(step.at - now, t) };
      if (step.again || step.names.length === 0) return t('alarms.step.again', wait);
      return t(step.level > 1 ? 'alarms.step.nextLevel' : 'alarms.step.next', wait);
    }
    default:
      return impossible(step);
  }
}

function toldText(told: ToldNow, zone: string, now: number, t: TFunction): string {
  const text = toldToText(told, zone, now, t);
  if (told.unreached.length === 0) return text;
  return t('alarms.step.unreached', { text, who: shortNames(told.unreached) });
}

function toldToText({ state, ...told }: ToldNow, zone: string, now: number, t: TFunction): string {
  const who = shortNames(told.names);
  const { level } = told;
  switch (state.kind) {
    case 'walls': {
      const words = { who, at: momentOf(told.at, zone, now) };
      return t(who === '' ? 'alarms.step.wallsNobody' : 'alarms.step.walls', words);
    }
    case 'sending':
      return t('alarms.step.telling', { who });
    case 'failing': {
      const { channel, nextTryAt } = state;
      if (nextTryAt <= now) return t('alarms.step.failingNow', { who, channel });
      return t('alarms.step.failing', { who, channel, in: waitText(nextTryAt - now, t) });
    }
    case 'arrived': {
      const words = { who, level, channel: state.channel, at: momentOf(state.at, zone, now) };
      if (level > 1) return t(told.late ? 'alarms.step.toldLevelLate' : 'alarms.step.toldLevel', words);
      return t(told.late ? 'alarms.step.toldLate' : 'alarms.step.told', words);
    }
    default:
      return impossible(state);
  }
}

/** Who acknowledged it: "at NOC left, on duty J. Weber". */
export function byText(by: Acknowledger, t: TFunction): string {
  switch (by.kind) {
    case 'screen': {
      const { screen, onDuty } = by;
      return onDuty.length > 0
        ? t('alarms.by.screen', { screen, who: shortNames(onDuty) })
        : t('alarms.by.screenNobody', { screen });
    }
    case 'link':
      return t('alarms.by.link', { who: shortNames([by.name]) });
    case 'source':
      return t('alarms.by.source', { who: shortNames([by.by]) });
    default:
      return impossible(by);
  }
}

/**
 * The life of an alarm in one line of about `room` characters: how it began, and of what befell it since the last steps
 * that find room. Whom no channel reaches is left out before a step is.
 */
export function timelineText({ steps, zone }: AlarmLine, now: number, room: number, t: TFunction): string {
  const whole = steps.map((step) => stepText(step, zone, now, t));
  const brief = steps.map((step) => stepText(withoutUnreached(step), zone, now, t));
  for (let left = steps.length - 1; left > 0; left--) {
    const fitting = [whole, brief].map((texts) => lastOf(texts, left)).find((text) => text.length <= room);
    if (fitting !== undefined) return fitting;
  }
  return lastOf(brief, 1);
}

function withoutUnreached(step: AlarmStep): AlarmStep {
  return step.kind === 'told' ? { ...step, unreached: [] } : step;
}

/** The first text and the last `left` of the others. */
function lastOf([first, ...rest]: readonly string[], left: number): string {
  const kept = rest.length > left ? ['…', ...rest.slice(-left)] : rest;
  return [first, ...kept].join(BETWEEN);
}

const BETWEEN = ' · ';

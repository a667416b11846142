import type { TFunction } from 'i18next';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlarmChannels } from '../../src/boards/alarm-channels.ts';
import type { Attention } from '../../src/clocks/clock.ts';
import { impossible } from '../../src/impossible.ts';
import { ageText } from '../i18n/duration.ts';
import { momentOf } from '../i18n/moment.ts';
import type { SoundSaid } from '../sound/alarm-sound.ts';
import { type ActSaid, ThisScreenContext } from '../walls/this-screen.ts';
import { listOf } from './Band.tsx';
import { Shape } from './Shape.tsx';

/** A word of the footer, and how much it asks for; null where it asks for nothing. */
export interface FooterWord {
  readonly text: string;
  readonly level: Extract<Attention, 'late' | 'urgent'> | null;
  /** What a key or a touch came to: it has to be seen where it was done. */
  readonly isAnswer?: boolean;
}

/** Two find room; what comes first says the most about the next alarm. */
const MOST = 2;

/**
 * What the footer says of alarms: what a key came to, whether they are heard here, and whether anybody can be told. Null
 * for the channels where the wall itself says that none works.
 */
export function useAlarmWords(channels: AlarmChannels | null, zone: string, now: number): FooterWord[] {
  const { t } = useTranslation();
  const screen = useContext(ThisScreenContext);
  const words = [
    screen?.said ? { ...saidWord(screen.said, t), isAnswer: true } : null,
    screen ? soundWord(screen.sound, t) : null,
    channels ? failingWord(channels, zone, now, t) : null,
    channels ? unprovenWord(channels, now, t) : null,
  ];
  return words.filter((word) => word !== null).slice(0, MOST);
}

/** The words, each with its shape. */
export function AlarmShortfalls({ words }: { readonly words: readonly FooterWord[] }) {
  return words.map(({ text, level, isAnswer }) => (
    <span
      key={text}
      className={['alarm-word', level && `${level} with-shape`, isAnswer && 'is-answer']
        .filter(Boolean)
        .join(' ')}
    >
      {level !== null && <Shape level={level} />}
      <span className="clip">{text}</span>
    </span>
  ));
}

function saidWord(said: ActSaid, t: TFunction): FooterWord {
  switch (said.kind) {
    case 'press-again':
      return { text: t('alarms.said.press-again'), level: 'urgent' };
    case 'nothing-waits':
    case 'copy':
      return { text: t(`alarms.said.${said.kind}`), level: null };
    case 'not-acknowledged':
    case 'not-tested':
      return { text: t(`alarms.said.${said.kind}`, { why: said.why }), level: 'late' };
    default:
      return impossible(said);
  }
}

function soundWord(said: SoundSaid, t: TFunction): FooterWord | null {
  switch (said.kind) {
    case 'on':
      return null;
    case 'muted':
      return { text: t('alarms.sound.muted', { left: ageText(said.leftMs, t) }), level: 'urgent' };
    case 'quiet':
      return { text: t('alarms.sound.quiet'), level: null };
    case 'blocked':
    case 'no-device':
      return { text: t(`alarms.sound.${said.kind}`), level: 'urgent' };
    default:
      return impossible(said);
  }
}

function failingWord({ failing }: AlarmChannels, zone: string, now: number, t: TFunction): FooterWord | null {
  if (!failing) return null;
  const words = { names: listOf(failing.titles), at: momentOf(failing.since, zone, now) };
  const many = failing.titles.length > 1;
  if (failing.instead.length === 0) {
    return { text: t('alarms.channels.failingAll', words), level: 'late' };
  }
  const instead = failing.instead[0];
  return {
    text: t(many ? 'alarms.channels.failingMany' : 'alarms.channels.failing', { ...words, instead }),
    level: 'urgent',
  };
}

function unprovenWord({ unproven, provenAt }: AlarmChannels, now: number, t: TFunction): FooterWord | null {
  if (!unproven) return null;
  if (provenAt === null) return { text: t('alarms.channels.neverProven'), level: 'urgent' };
  return { text: t('alarms.channels.unproven', { age: ageText(now - provenAt, t) }), level: 'urgent' };
}

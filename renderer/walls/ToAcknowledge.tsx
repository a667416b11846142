import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { Worded } from '../parts/Worded.tsx';
import { ThisScreenContext } from './this-screen.ts';

/** What to do about the alarm that the key A takes; where the hand is the pointer, what to touch. */
export function HowToAcknowledge({ what = null }: { readonly what?: string | null }) {
  const { t } = useTranslation();
  return (
    <span className="to-acknowledge">
      <span className="by-key">
        <Worded text={t('alarms.press.key')} nodes={{ key: <kbd>A</kbd> }} />
      </span>
      <span className="by-touch">{t('alarms.press.touch')}</span>
      {what !== null && <span className="clip">{what}</span>}
    </span>
  );
}

interface ToAcknowledgeProps {
  readonly alarm: string;
  /** Whose alarm it is, where that does not stand beside it. */
  readonly what?: string;
}

/** The same to be touched; nothing where A takes another alarm, and in a picture of a wall. */
export function ToAcknowledge({ alarm, what }: ToAcknowledgeProps) {
  const screen = useContext(ThisScreenContext);
  if (screen?.next !== alarm) return null;
  return (
    <button type="button" className="to-touch" onClick={() => screen.acknowledge(alarm)}>
      <HowToAcknowledge what={what} />
    </button>
  );
}

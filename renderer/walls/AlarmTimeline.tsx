import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlarmLine } from '../../src/boards/alarm-lines.ts';
import { aboutText, timelineText } from './alarm-words.ts';
import { ToAcknowledge } from './ToAcknowledge.tsx';
import { ThisScreenContext } from './this-screen.ts';

/** Characters that find room beside who is on duty, with whose alarm it is. */
const ROOM = 98;

/** What to press for the oldest alarm that waits, and its life, in the place of the heading: what was done, and who is next. */
export function AlarmTimeline({ line, now }: { readonly line: AlarmLine; readonly now: number }) {
  const { t } = useTranslation();
  const isNext = useContext(ThisScreenContext)?.next === line.id;
  const about = aboutText(line, t);
  return (
    <>
      <ToAcknowledge alarm={line.id} what={about} />
      <h2 className="alarm-timeline clip">
        {!isNext && <b className="urgent">{about}</b>} {timelineText(line, now, ROOM - about.length, t)}
      </h2>
    </>
  );
}

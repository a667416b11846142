import { useTranslation } from 'react-i18next';
import type { AlarmLine } from '../../src/boards/alarm-lines.ts';
import { aboutText, timelineText } from './alarm-words.ts';

/** Characters that find room beside who is on duty, with whose alarm it is. */
const ROOM = 98;

/** The life of the oldest alarm that waits, in the place of the heading: what was done, and who is told next. */
export function AlarmTimeline({ line, now }: { readonly line: AlarmLine; readonly now: number }) {
  const { t } = useTranslation();
  const about = aboutText(line, t);
  return (
    <h2 className="alarm-timeline clip">
      <b className="urgent">{about}</b> {timelineText(line, now, ROOM - about.length, t)}
    </h2>
  );
}

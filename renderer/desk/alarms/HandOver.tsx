import { useTranslation } from 'react-i18next';
import { isoOf } from '../../../src/calendars/iso.ts';
import { handOverSince } from '../../../src/duty/hand-over.ts';
import { askOpenNotes } from '../../feed/alarms-desk-door.ts';
import { datedMomentOf, farMomentOf } from '../../i18n/moment.ts';
import { DeskLink } from '../DeskLink.tsx';
import type { DeskView } from '../desk-view.ts';
import { recordOf } from '../ticket-record.ts';
import { toTicket } from '../to-ticket.ts';
import { useAnswer } from '../use-answer.ts';
import { NoteText } from './NoteText.tsx';

const MINUTE = 60_000;
/** As many as the station tells at most. */
const MOST = 200;

/** What the last shift left in writing on tickets that are still open, by ticket, the last note first. */
export function HandOver({ view }: { readonly view: DeskView }) {
  const { t } = useTranslation();
  const { board, zone } = view;
  const { now } = board;
  const minute = now - (now % MINUTE);
  const shifts = [...board.duties.values()].flatMap((duty) => duty.shifts);
  const since = handOverSince(shifts, minute);
  const { answer } = useAnswer('hand-over', (signal) => askOpenNotes(isoOf(since), signal), minute);
  if (!answer) return null;
  const tickets = new Map<string, typeof answer.notes>();
  for (const note of answer.notes) tickets.set(note.ticket, [...(tickets.get(note.ticket) ?? []), note]);
  return (
    <section className="hand-over" aria-labelledby="hand-over">
      <div className="hand-over-head">
        <h2 id="hand-over">
          {t('alarmsDesk.handOver.title')}{' '}
          <span>{t('alarmsDesk.handOver.since', { at: datedMomentOf(since, zone) })}</span>
        </h2>
        {answer.notes.length > 0 && (
          <button type="button" className="button" onClick={() => window.print()}>
            {t('alarmsDesk.handOver.print')}
          </button>
        )}
      </div>
      {answer.notes.length === 0 && <p className="quiet">{t('alarmsDesk.handOver.none')}</p>}
      {[...tickets].map(([ticket, notes]) => (
        <article key={ticket}>
          <h3>
            <DeskLink to={toTicket(ticket)} current={false}>
              {recordOf(ticket)}
            </DeskLink>{' '}
            {notes[0].subject && (
              <span className="quiet">
                <bdi>{notes[0].subject}</bdi>
              </span>
            )}
          </h3>
          <ol>
            {notes.map((note) => (
              <li key={`${note.at} ${note.by} ${note.text}`}>
                <NoteText note={note} when={farMomentOf(note.at, zone, now)} />
              </li>
            ))}
          </ol>
        </article>
      ))}
      {answer.notes.length >= MOST && (
        <p className="quiet">{t('alarmsDesk.handOver.more', { count: answer.notes.length })}</p>
      )}
    </section>
  );
}

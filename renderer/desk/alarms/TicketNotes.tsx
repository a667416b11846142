import '../../style/compliance-ways.css';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketLedgers } from '../../../src/boards/ticket-ledgers.ts';
import { type HandOverNote, LONGEST_NOTE } from '../../../src/duty/hand-over.ts';
import { momentIn } from '../../../src/explain/local-moments.ts';
import { askNotes, writeNote } from '../../feed/alarms-desk-door.ts';
import { useWritten } from '../compliance/use-written.ts';
import { WhoField, WritingProblem } from '../compliance/WhoField.tsx';
import { rememberedWho, rememberWho } from '../compliance/who.ts';
import type { DeskView } from '../desk-view.ts';
import { useAnswer } from '../use-answer.ts';
import { NoteText } from './NoteText.tsx';

interface TicketNotesProps {
  readonly shown: TicketLedgers;
  /** A past instant is shown: only notes of then, and none is written. */
  readonly reviewing: boolean;
  readonly view: DeskView;
}

const MINUTE = 60_000;
/** So many stand open, the last ones; the others are a click away. */
const OPEN = 2;

/** What one shift left for the next on a ticket, the last note first, and the way to write another. */
export function TicketNotes({ shown, reviewing, view }: TicketNotesProps) {
  const { t } = useTranslation();
  const { ticket, at, zone } = shown;
  const [written, setWritten] = useState(0);
  const { answer, current } = useAnswer(
    ticket.id,
    (signal) => askNotes(ticket.id, signal),
    `${Math.floor(view.board.now / MINUTE)} ${written}`,
  );
  if (!answer || !current) return null;
  const notes = answer.notes.filter((note) => !reviewing || note.at <= at);
  const isCopy = Boolean(view.board.settings?.copy);
  if (notes.length === 0 && reviewing) return null;
  const line = (note: HandOverNote) => (
    <li key={`${note.at} ${note.by} ${note.text}`}>
      <NoteText note={note} when={momentIn(note.at - (note.at % MINUTE), zone)} />
    </li>
  );
  return (
    <section className="hand-over-notes" aria-labelledby="ticket-notes">
      <h3 id="ticket-notes">{t('alarmsDesk.notes.title')}</h3>
      <ol>{notes.slice(0, OPEN).map(line)}</ol>
      {notes.length > OPEN && (
        <details>
          <summary>{t('alarmsDesk.notes.earlier', { count: notes.length - OPEN })}</summary>
          <ol>{notes.slice(OPEN).map(line)}</ol>
        </details>
      )}
      {notes.length === 0 && <p className="quiet">{t('alarmsDesk.notes.none')}</p>}
      {isCopy && <p className="quiet">{t('alarmsDesk.notes.onCopy')}</p>}
      {!isCopy && !reviewing && (
        <WriteNote ticket={ticket.id} done={() => setWritten((count) => count + 1)} />
      )}
    </section>
  );
}

function WriteNote({ ticket, done }: { readonly ticket: string; readonly done: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState('');
  const [who, setWho] = useState(rememberedWho);
  const [isOpen, setOpen] = useState(false);
  const { writing, write } = useWritten();
  const keep = (event: FormEvent) => {
    event.preventDefault();
    void write(async (signal) => {
      await writeNote({ ticket, text, by: who }, signal);
      rememberWho(who);
      setText('');
      setOpen(false);
      done();
    });
  };
  return (
    <details className="write-note" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('alarmsDesk.notes.write')}</summary>
      <form onSubmit={keep}>
        <p className="asked">
          <label htmlFor={id}>{t('alarmsDesk.notes.text')}</label>
          <textarea
            id={id}
            required
            rows={4}
            maxLength={LONGEST_NOTE}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </p>
        <WhoField who={who} change={setWho} />
        <WritingProblem writing={writing} />
        <button type="submit" className="button" disabled={writing.kind === 'sending'}>
          {t('alarmsDesk.notes.keep')}
        </button>
        <p className="note quiet">{t('alarmsDesk.notes.rest')}</p>
      </form>
    </details>
  );
}

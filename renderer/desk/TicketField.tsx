import type { TFunction } from 'i18next';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JudgedBoard } from '../../src/boards/judged-board.ts';
import { type NamedTicket, namedTicket, ticketIds } from './named-ticket.ts';
import { goToTicket } from './use-ticket-place.ts';

/** Longer ids are no ids. */
const LONGEST = 200;

/** Opens any ticket on file by its id, on the board or not. */
export function TicketField({ board }: { readonly board: JudgedBoard }) {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const ids = ticketIds(board);
  const open = (event: FormEvent) => {
    event.preventDefault();
    const named = namedTicket(text, ids);
    if (named.kind !== 'ticket') return setProblem(problemText(named, ids, t));
    setText('');
    setProblem(null);
    goToTicket({ ticketId: named.id, at: null, clock: null }, 'push');
  };
  return (
    <form className="ticket-field" onSubmit={open}>
      <div className="field">
        <label htmlFor={id}>{t('ticket.field.name')}</label>
        <input
          id={id}
          placeholder={t('ticket.field.placeholder')}
          maxLength={LONGEST}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={text}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : `${id}-problem`}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setProblem(null);
          }}
        />
      </div>
      <button type="submit" className="button">
        {t('ticket.field.open')}
      </button>
      {problem !== null && (
        <p className="problem" role="alert" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </form>
  );
}

function problemText(
  named: Exclude<NamedTicket, { kind: 'ticket' }>,
  ids: readonly string[],
  t: TFunction,
): string {
  const source = (ids[0] ?? 'source:').split(':', 1)[0];
  switch (named.kind) {
    case 'empty':
      return t('ticket.field.empty', { example: ids[0] ?? 'source:id' });
    case 'none':
      return t('ticket.field.none', { id: named.record, example: `${source}:${named.record}` });
    default:
      return t('ticket.field.several', { id: named.record, ids: named.ids.join(', ') });
  }
}

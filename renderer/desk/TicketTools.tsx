import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketLedgers } from '../../src/boards/ticket-ledgers.ts';
import { evaluateCase } from '../../src/explain/evaluate-case.ts';
import type { Ledger } from '../../src/explain/ledger.ts';
import { ledgerCsv } from '../../src/explain/ledger-csv.ts';
import { clockKey } from './chosen-clock.ts';
import { saveAs } from './save-as.ts';

interface TicketToolsProps {
  readonly shown: TicketLedgers;
  readonly ledger: Ledger | null;
}

/** What became of the last press of a button. */
type Done =
  | { readonly kind: 'copied' }
  | { readonly kind: 'by-hand'; readonly line: string }
  | { readonly kind: 'saved'; readonly file: string };

/** Takes the ticket along: as a line that can be evaluated anywhere, and the ledger of a clock as a file. */
export function TicketTools({ shown, ledger }: TicketToolsProps) {
  const { t } = useTranslation();
  const [done, setDone] = useState<Done | null>(null);
  const copy = async () => {
    const line = JSON.stringify(evaluateCase(shown.ticket, shown.zone, shown.at));
    try {
      await navigator.clipboard.writeText(line);
      setDone({ kind: 'copied' });
    } catch {
      // Without a secure origin, or where it is refused, there is no clipboard.
      setDone({ kind: 'by-hand', line });
    }
  };
  const save = () => {
    if (!ledger) return;
    const file = `${`${ledger.ticket}-${clockKey(ledger)}`.replace(/[^\p{L}\p{N}._-]+/gu, '-')}.csv`;
    saveAs(file, 'text/csv', ledgerCsv(ledger));
    setDone({ kind: 'saved', file });
  };
  return (
    <div className="tools">
      <button type="button" className="button" onClick={() => void copy()}>
        {t('ticket.tools.copy')}
      </button>
      {ledger && ledger.lines.length > 0 && (
        <button type="button" className="button" onClick={save}>
          {t('ticket.tools.export')}
        </button>
      )}
      <p role="status" className="secondary">
        {done?.kind === 'copied' && t('ticket.tools.copied')}
        {done?.kind === 'saved' && t('ticket.tools.exported', { file: done.file })}
        {done?.kind === 'by-hand' && t('ticket.tools.byHand')}
      </p>
      {done?.kind === 'by-hand' && <Selected line={done.line} />}
    </div>
  );
}

/** A text that is selected, to be copied by hand. */
function Selected({ line }: { readonly line: string }) {
  const { t } = useTranslation();
  const field = useRef<HTMLTextAreaElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another line is selected anew
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [line]);
  return <textarea ref={field} readOnly rows={4} aria-label={t('ticket.tools.caseLine')} value={line} />;
}

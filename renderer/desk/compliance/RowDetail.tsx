import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { unknownSince } from '../../../src/boards/data-age.ts';
import type { OutcomeRow } from '../../../src/compliance/outcome-row.ts';
import { askTicketLedgers } from '../../feed/door.ts';
import { chosenLedger } from '../chosen-clock.ts';
import { AnswerBand } from '../DeskBand.tsx';
import { ExplainColumn } from '../ExplainColumn.tsx';
import { useAnswer } from '../use-answer.ts';
import { ReasonCodes } from './ReasonCodes.tsx';
import type { ReportScope } from './report-scope.ts';
import { clockOf, ticketAddress } from './row-key.ts';
import { goToReport } from './use-compliance-place.ts';

interface RowDetailProps {
  readonly row: OutcomeRow;
  readonly scope: ReportScope;
}

/** A clock opened in its list: how its due instant and its verdict came about, and the reason codes it was given. */
export function RowDetail({ row, scope }: RowDetailProps) {
  const { t } = useTranslation();
  const { view, place, again } = scope;
  const { answer, problem } = useAnswer(
    row.ticket,
    (signal) => askTicketLedgers(row.ticket, null, signal),
    again,
  );
  // Another clock of the ticket may be looked at, and is not another row.
  const [chosen, choose] = useState(clockOf(row));
  const hasReasons = row.standing === 'breached' || row.standing === 'excused';
  const detail = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A ledger is taller than what is left below its row.
    detail.current?.closest('tr')?.previousElementSibling?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <div className="detail" ref={detail}>
      <div className="detail-beside">
        <p>
          <a href={ticketAddress(row)}>{t('compliance.rows.openTicket', { ticket: row.ticket })}</a>
        </p>
        {row.subject !== null && <p className="secondary">{row.subject}</p>}
        {row.customer !== null && row.address !== null && <p className="secondary">{row.customer}</p>}
        {hasReasons && <ReasonCodes row={row} scope={scope} />}
        <button type="button" className="button" onClick={() => goToReport({ ...place, open: '' })}>
          {t('compliance.rows.closeLedger')}
        </button>
      </div>
      <div className="detail-ledger">
        <AnswerBand problem={problem} hasRows={answer !== null} view={view} />
        {!answer && !problem && <p className="quiet">{t('ticket.asking')}</p>}
        {answer && (
          <ExplainColumn
            shown={answer}
            ledger={chosenLedger(answer.ledgers, chosen)}
            unknownSince={unknownSince(row.ticket, view.trust)}
            view={view}
            reviewing={false}
            choose={choose}
          />
        )}
      </div>
    </div>
  );
}

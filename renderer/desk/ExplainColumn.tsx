import { useTranslation } from 'react-i18next';
import { ledgerStrip } from '../../src/boards/ledger-strip.ts';
import type { TicketLedgers } from '../../src/boards/ticket-ledgers.ts';
import type { Ledger } from '../../src/explain/ledger.ts';
import { momentIn } from '../../src/explain/local-moments.ts';
import { zoneMark } from '../i18n/moment.ts';
import { ClockStrip } from '../parts/ClockStrip.tsx';
import { TicketAlarms } from './alarms/TicketAlarms.tsx';
import { useTicketAlarms } from './alarms/use-ticket-alarms.ts';
import { BesideClock } from './BesideClock.tsx';
import { ClockTabs } from './ClockTabs.tsx';
import { clockKey } from './chosen-clock.ts';
import { clockName } from './clock-name.ts';
import type { DeskView } from './desk-view.ts';
import { GivenReasons } from './GivenReasons.tsx';
import { LedgerSteps } from './LedgerSteps.tsx';
import { LedgerSum } from './LedgerSum.tsx';
import { LedgerTable } from './LedgerTable.tsx';
import { ledgerRows, stepsAround } from './ledger-lines.ts';
import { TermsLine } from './TermsLine.tsx';
import { TicketTools } from './TicketTools.tsx';

interface ExplainColumnProps {
  readonly shown: TicketLedgers;
  /** The clock that is explained; null where the ticket has none. */
  readonly ledger: Ledger | null;
  /** Since when nobody knows what happened to the ticket; null while its source answers, and in a review. */
  readonly unknownSince: number | null;
  readonly view: DeskView;
  /** A past instant is shown. */
  readonly reviewing: boolean;
  /** Told by what was known then, and not by what was learnt since; left out, it is not. */
  readonly isKnownThen?: boolean;
  /** Explains another clock, by its key. */
  readonly choose: (key: string) => void;
}

/** The room for the strip, and the size of its text, in rem. */
const STRIP = { width: 37, text: 0.875, cut: 5, clipped: true };

/** Why a clock of the ticket is as it is, and what stands beside it. */
export function ExplainColumn({
  shown,
  ledger,
  unknownSince,
  view,
  reviewing,
  isKnownThen = false,
  choose,
}: ExplainColumnProps) {
  const told = useTicketAlarms(shown, view, reviewing, isKnownThen);
  const alarms = <TicketAlarms shown={shown} told={told} reviewing={reviewing} view={view} />;
  // What waits for somebody comes before what explains itself.
  const isFirst = told.waiting.length > 0;
  return (
    <section className="explain" aria-labelledby="explained">
      {isFirst && alarms}
      {ledger ? (
        <>
          {shown.ledgers.length > 1 && (
            <ClockTabs ledgers={shown.ledgers} chosen={clockKey(ledger)} choose={choose} />
          )}
          <Explained ledger={ledger} shown={shown} unknownSince={unknownSince} view={view} />
        </>
      ) : (
        <NothingToExplain shown={shown} />
      )}
      <BesideClock shown={shown} ledger={ledger} />
      {!isFirst && alarms}
      <TicketTools shown={shown} ledger={ledger} />
    </section>
  );
}

function Explained(
  props: Omit<ExplainColumnProps, 'choose' | 'ledger' | 'reviewing'> & { readonly ledger: Ledger },
) {
  const { t } = useTranslation();
  const { ledger, shown, unknownSince, view } = props;
  const { clock, at, zone } = ledger;
  const { dueAt } = clock;
  const name = clockName(ledger, shown.ledgers, t);
  const { before, behind } = stepsAround(ledger);
  const rows = ledgerRows(ledger);
  const stretches = rows.filter(({ kind }) => kind === 'stretch').length;
  const panel =
    shown.ledgers.length > 1 ? { role: 'tabpanel', 'aria-labelledby': `tab-${clockKey(ledger)}` } : {};
  const mark = dueAt === null ? '' : zoneMark(dueAt, zone, view.zone);
  return (
    <div id="explanation" {...panel}>
      <h2 id="explained">
        {t('ticket.explain.title', { clock: name })} <span>{whyText()}</span>
      </h2>
      <ClockStrip
        strip={ledgerStrip(ledger, unknownSince)}
        zone={zone}
        now={at}
        {...STRIP}
        zoneMark={mark}
        unknownSince={unknownSince}
      />
      <LedgerSteps ledger={ledger} steps={before} first={1} name={t('ticket.explain.steps')} />
      <LedgerTable ledger={ledger} rows={rows} first={before.length + 1} />
      <LedgerSteps
        ledger={ledger}
        steps={behind}
        first={before.length + stretches + 1}
        name={t('ticket.explain.behind')}
      />
      <LedgerSum ledger={ledger} unknownSince={unknownSince} />
      <GivenReasons ledger={ledger} now={view.board.now} />
      <TermsLine ledger={ledger} />
    </div>
  );

  function whyText(): string {
    if (clock.state.kind === 'void') return t('ticket.explain.void');
    if (dueAt === null) return '';
    const due = momentIn(dueAt, zone) + mark;
    const ahead = clock.state.kind === 'running' || clock.state.kind === 'waiting';
    return t(ahead ? 'ticket.explain.isDue' : 'ticket.explain.wasDue', { at: due });
  }
}

/** A ticket without any clock says why. */
function NothingToExplain({ shown }: { readonly shown: TicketLedgers }) {
  const { t } = useTranslation();
  const { cycles, emergencySupport } = shown;
  const why = () => {
    if (cycles.length === 0) return t('ticket.explain.notOpened');
    return t(emergencySupport === null ? 'ticket.explain.noClock' : 'ticket.explain.notFlagged');
  };
  return (
    <>
      <h2 id="explained">{t('ticket.explain.none')}</h2>
      <p>{why()}</p>
    </>
  );
}

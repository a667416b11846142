import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type AgreementRow, askAgreements } from '../feed/door.ts';
import type { KnownBoard } from '../feed/known-board.ts';
import type { FeedSnapshot } from '../feed/store.ts';
import { AddressPanel } from './AddressPanel.tsx';
import { AgreementsTable } from './AgreementsTable.tsx';
import { AnswerBand, TrustBand } from './DeskBand.tsx';
import { DeskFilters } from './DeskFilters.tsx';
import { DeskTop } from './DeskTop.tsx';
import { deskViewOf } from './desk-view.ts';
import { Found } from './Found.tsx';
import { type Filters, leavesOut } from './filters.ts';
import { Pages } from './Pages.tsx';
import { goTo, usePlace } from './place.ts';
import { TodayColumn } from './TodayColumn.tsx';
import { useAnswer } from './use-answer.ts';

/** Rows on a page. */
const PAGE = 50;
/** Rows are asked for anew when the board says that something changed, and once in so many milliseconds. */
const ASK_ANEW = 60_000;

/** The agreements desk: which agreements there are, until when, and what happened at their addresses. */
export function AgreementsDesk(props: { readonly snapshot: FeedSnapshot; readonly known: KnownBoard }) {
  const { snapshot, known } = props;
  const { t } = useTranslation();
  const view = useMemo(() => deskViewOf(snapshot, known), [snapshot, known]);
  const { filters, before } = usePlace();
  const query = queryOf(filters);
  const openFaults = [...view.faults.values()].flatMap((all) => all.map(({ ticketId }) => ticketId)).sort();
  const changes = JSON.stringify([view.board.agreements, openFaults]);
  const again = `${Math.floor(view.board.now / ASK_ANEW)} ${view.today} ${changes}`;
  const found = useAnswer(JSON.stringify(query), (signal) => askAgreements(query, signal), again);
  const list = useRef<HTMLDivElement>(null);
  const { answer } = found;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page of rows begins at its top
  useEffect(() => {
    list.current?.scrollTo(0, 0);
  }, [answer?.rows[0]?.addressId, filters.after]);
  useEffect(() => {
    document.title = t('desk.title');
  }, [t]);
  const row = answer?.rows.find(({ addressId }) => addressId === filters.address) ?? null;
  const choose = ({ addressId }: AgreementRow, stepping: boolean) => {
    if (addressId === filters.address) return;
    const how = stepping && filters.address !== '' ? 'replace' : 'push';
    goTo({ ...filters, address: addressId }, how, before);
  };
  const close = () => {
    // The keyboard goes back to the row that was open.
    list.current?.querySelector<HTMLElement>('tbody [tabindex="0"]')?.focus();
    goTo({ ...filters, address: '' }, 'push', before);
  };
  return (
    <div className="desk">
      <DeskTop desk="agreements" view={view} />
      <DeskFilters filters={filters} view={view} />
      <div className="desk-body">
        <main>
          <TrustBand view={view} />
          <AnswerBand problem={found.problem} hasRows={answer !== null} view={view} />
          <Found answer={answer} current={found.current} filters={filters} before={before} />
          {answer && (
            <div className="list" ref={list} aria-busy={!found.current}>
              {answer.rows.length > 0 && (
                <AgreementsTable
                  rows={answer.rows}
                  query={filters.q}
                  view={view}
                  open={filters.address}
                  choose={choose}
                  close={close}
                />
              )}
              {answer.rows.length === 0 && found.current && (
                <Empty filtered={leavesOut(filters) || answer.addresses > 0} />
              )}
              {answer.rows.length > 0 && <p className="note quiet">{t('desk.note')}</p>}
            </div>
          )}
          {answer && <Pages filters={filters} before={before} next={answer.next} count={PAGE} />}
          {filters.address !== '' && (
            <AddressPanel addressId={filters.address} row={row} view={view} close={close} />
          )}
        </main>
        <TodayColumn view={view} />
      </div>
    </div>
  );
}

/** What the station is asked for; what is empty is left out. */
function queryOf({ address: _, ...filters }: Filters) {
  const asked = Object.entries({ ...filters, q: filters.q.trim() }).filter(([, value]) => value !== '');
  return { ...Object.fromEntries(asked), limit: String(PAGE) } as { limit: string } & Partial<
    Omit<Filters, 'address'>
  >;
}

function Empty({ filtered }: { readonly filtered: boolean }) {
  const { t } = useTranslation();
  return (
    <div className="empty">
      <p>
        <b>{t(filtered ? 'desk.empty.title' : 'desk.empty.onFile')}</b>
      </p>
      <p className="secondary">{t(filtered ? 'desk.empty.filtered' : 'desk.empty.connect')}</p>
    </div>
  );
}

import '../../style/compliance.css';
import '../../style/compliance-ways.css';
import '../../style/compliance-month.css';
import '../../style/compliance-matrix.css';
import '../../style/compliance-charts.css';
import '../../style/compliance-rows.css';
import '../../style/compliance-tables.css';
import '../../style/compliance-paper.css';
import '../../style/compliance-print.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { monthAt } from '../../../src/compliance/counted.ts';
import type { KnownBoard } from '../../feed/known-board.ts';
import { askReport } from '../../feed/report-door.ts';
import type { FeedSnapshot } from '../../feed/store.ts';
import { AnswerBand } from '../DeskBand.tsx';
import { DeskTop } from '../DeskTop.tsx';
import { deskViewOf } from '../desk-view.ts';
import { type CompliancePlace, reportQuery } from './compliance-place.ts';
import { PaperReport } from './PaperReport.tsx';
import { askedPeriod } from './periods.ts';
import { ReportBand } from './ReportBand.tsx';
import { ReportFilters } from './ReportFilters.tsx';
import { ReportHead } from './ReportHead.tsx';
import { ReportSection } from './ReportSection.tsx';
import { whenDrawn } from './report-ready.ts';
import type { ReportScope } from './report-scope.ts';
import { SectionTabs } from './SectionTabs.tsx';
import { goToReport, useCompliancePlace } from './use-compliance-place.ts';
import { useTold } from './use-told.ts';

/** The reports are asked for anew once in so many milliseconds. */
const ASK_ANEW = 60_000;
/** The same while nothing is on file: a station that just began fills it within seconds. */
const ASK_SOON = 5_000;

/** The compliance desk: how promises were kept, each number with the rows behind it, to be held out in a dispute. */
export default function ComplianceDesk(props: {
  readonly snapshot: FeedSnapshot;
  readonly known: KnownBoard;
}) {
  const { snapshot, known } = props;
  const { t } = useTranslation();
  const view = useMemo(() => deskViewOf(snapshot, known), [snapshot, known]);
  const place = useCompliancePlace();
  const [written, setWritten] = useState(0);
  const { now } = view.board;
  const current = monthAt(now, view.zone);
  const { filters } = place;
  const period = askedPeriod(filters.until, filters.months, current);
  const month = filters.month || (period?.until ?? current);
  // A month without a period would end the period, too.
  const asked = { ...filters, until: period?.until ?? filters.until };
  const query = reportQuery(asked, month);
  const [isEmpty, setEmpty] = useState(false);
  const again = `${Math.floor(now / (isEmpty ? ASK_SOON : ASK_ANEW))} ${written}`;
  const told = useTold(askReport, query, again);
  const report = told.answer;
  const nothing = report !== null && report.choices.first === null;
  useEffect(() => setEmpty(nothing), [nothing]);
  useEffect(() => {
    document.title = t('compliance.title');
  }, [t]);
  const print = usePrint(place);
  const scope: ReportScope | null = report && {
    view,
    place,
    report,
    asked,
    month: report.month,
    again,
    written: () => setWritten((count) => count + 1),
  };
  return (
    <div className={place.print ? 'desk compliance is-paper' : 'desk compliance'}>
      <DeskTop desk="compliance" view={view} />
      <div className="report-ways">
        {place.print ? (
          <p className="paper-ways">
            <button type="button" className="button" onClick={() => goToReport({ ...place, print: false })}>
              {t('compliance.print.back')}
            </button>
            <button type="button" className="button is-filled" onClick={print}>
              {t('compliance.export.print')}
            </button>
          </p>
        ) : (
          <>
            <ReportFilters
              place={place}
              view={view}
              choices={report?.choices ?? null}
              current={current}
              month={month}
              query={String(new URLSearchParams(query))}
              print={print}
            />
            <SectionTabs place={place} report={report} isCopy={Boolean(view.board.settings?.copy)} />
          </>
        )}
      </div>
      <main aria-busy={!told.current} className={told.current ? undefined : 'is-asking'}>
        <ReportBand view={view} />
        <AnswerBand problem={told.problem} hasRows={report !== null} view={view} />
        {!report && !told.problem && <p className="quiet">{t('compliance.asking')}</p>}
        {scope && (
          <>
            <ReportHead scope={scope} />
            {scope.report.uncounted > 0 && (
              <p className="report-mark">
                {t('compliance.head.uncounted', { count: scope.report.uncounted })}
              </p>
            )}
            {place.print ? <PaperReport scope={scope} /> : <ReportSection scope={scope} />}
          </>
        )}
      </main>
    </div>
  );
}

/** Puts all sections under each other, prints them once they are drawn, and goes back to what was there. */
function usePrint(place: CompliancePlace): () => void {
  const asked = useRef(false);
  useEffect(() => {
    if (!place.print || !asked.current) return;
    let isGone = false;
    void whenDrawn().then(() => {
      if (isGone) return;
      asked.current = false;
      window.print();
    });
    return () => {
      isGone = true;
    };
  }, [place.print]);
  return () => {
    if (place.print) {
      window.print();
      return;
    }
    asked.current = true;
    goToReport({ ...place, print: true, rows: null, after: '', open: '' });
  };
}

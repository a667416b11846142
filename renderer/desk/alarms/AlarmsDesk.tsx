import '../../style/compliance.css';
import '../../style/compliance-ways.css';
import '../../style/compliance-matrix.css';
import '../../style/compliance-rows.css';
import '../../style/compliance-tables.css';
import '../../style/compliance-paper.css';
import '../../style/compliance-print.css';
import '../../style/desk-alarms.css';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { monthAt } from '../../../src/compliance/counted.ts';
import { impossible } from '../../../src/impossible.ts';
import { askAlarmReport } from '../../feed/alarms-desk-door.ts';
import type { KnownBoard } from '../../feed/known-board.ts';
import type { FeedSnapshot } from '../../feed/store.ts';
import { askedPeriod } from '../compliance/periods.ts';
import { ReportBand } from '../compliance/ReportBand.tsx';
import { AnswerBand } from '../DeskBand.tsx';
import { DeskLink } from '../DeskLink.tsx';
import { DeskTop } from '../DeskTop.tsx';
import { deskViewOf } from '../desk-view.ts';
import { useAnswer } from '../use-answer.ts';
import { AlarmFilters } from './AlarmFilters.tsx';
import { AlarmList } from './AlarmList.tsx';
import { AlarmNumbers } from './AlarmNumbers.tsx';
import { AlarmsHead } from './AlarmsHead.tsx';
import { filterQuery, SECTIONS } from './alarms-place.ts';
import { DutyRoster } from './DutyRoster.tsx';
import { toAlarms, useAlarmsPlace } from './use-alarms-place.ts';

const MINUTE = 60_000;

/** The alarms desk: how soon people were told and answered, every alarm behind each number, and who is on duty next. */
export default function AlarmsDesk(props: { readonly snapshot: FeedSnapshot; readonly known: KnownBoard }) {
  const { snapshot, known } = props;
  const { t } = useTranslation();
  const view = useMemo(() => deskViewOf(snapshot, known), [snapshot, known]);
  const place = useAlarmsPlace();
  const { now } = view.board;
  const current = monthAt(now, view.zone);
  const period = askedPeriod(place.filters.until, place.filters.months, current);
  const filters = { ...place.filters, until: period?.until ?? place.filters.until };
  const query = filterQuery(filters);
  const again = Math.floor(now / MINUTE);
  const told = useAnswer(JSON.stringify(query), (signal) => askAlarmReport(query, signal), again);
  useEffect(() => {
    document.title = t('alarmsDesk.titlePage');
  }, [t]);
  const scope = { view, place, filters, report: told.answer, again };
  return (
    <div className="desk compliance alarms-desk">
      <DeskTop desk="alarms" view={view} />
      <div className="report-ways">
        <AlarmFilters scope={scope} current={current} />
        <div className="section-line">
          <nav aria-label={t('alarmsDesk.sections')}>
            {SECTIONS.map((section) => (
              <DeskLink
                key={section}
                to={toAlarms({ ...place, section, rows: null, skip: 0 })}
                current={place.section === section}
              >
                {t(`alarmsDesk.section.${section}`)}
              </DeskLink>
            ))}
          </nav>
        </div>
      </div>
      <main aria-busy={!told.current} className={told.current ? undefined : 'is-asking'}>
        <ReportBand view={view} />
        <AnswerBand problem={told.problem} hasRows={told.answer !== null} view={view} />
        <AlarmsHead scope={scope} />
        <Section />
      </main>
    </div>
  );

  function Section() {
    switch (place.section) {
      case 'report':
        return <AlarmNumbers scope={scope} />;
      case 'list':
        return <AlarmList scope={scope} />;
      case 'duty':
        return <DutyRoster view={view} />;
      default:
        return impossible(place.section);
    }
  }
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { impossible } from '../../../src/impossible.ts';
import { ApartSection } from './ApartSection.tsx';
import { AttainmentSection } from './AttainmentSection.tsx';
import { BlindSpots } from './BlindSpots.tsx';
import { ChangesSection } from './ChangesSection.tsx';
import { ChargesSection } from './ChargesSection.tsx';
import { ClockRows } from './ClockRows.tsx';
import { rowsBehind } from './compliance-place.ts';
import { GroupsSection } from './GroupsSection.tsx';
import { PercentilesSection } from './PercentilesSection.tsx';
import type { ReportScope } from './report-scope.ts';
import { WorkSection } from './WorkSection.tsx';

/** The section that is chosen, and below it the rows behind a number: on the first one, the breaches of the month. */
export function ReportSection({ scope }: { readonly scope: ReportScope }) {
  const { t } = useTranslation();
  const { place, report, month } = scope;
  const { section } = place;
  const rows = place.rows?.of === 'clocks' ? place.rows : null;
  const { tally, apart } = report.inPeriod;
  const isEmpty = tally.met + tally.breached + apart.length === 0;
  const own = rowsBehind({ of: 'clocks', span: 'month', month, standing: 'breached' });
  const hasClocks = section === 'attainment' || section === 'percentiles' || section === 'apart';
  if (isEmpty && hasClocks && rows === null) {
    return (
      <>
        <div className="empty">
          <p>
            <b>{t('compliance.empty.title')}</b>
          </p>
          <p className="secondary">
            {t(report.choices.first === null ? 'compliance.empty.onFile' : 'compliance.empty.period')}
          </p>
        </div>
        <BlindSpots scope={scope} />
      </>
    );
  }
  return (
    <>
      <Section scope={scope} />
      {rows && <ClockRows key="behind" scope={scope} rows={rows} />}
      {!rows && section === 'attainment' && <ClockRows key="own" scope={scope} rows={own} own />}
      <BlindSpots scope={scope} />
    </>
  );
}

function Section({ scope }: { readonly scope: ReportScope }): ReactNode {
  const { section } = scope.place;
  switch (section) {
    case 'attainment':
      return <AttainmentSection scope={scope} />;
    case 'percentiles':
      return <PercentilesSection scope={scope} />;
    case 'groups':
      return <GroupsSection scope={scope} />;
    case 'apart':
      return <ApartSection scope={scope} />;
    case 'work':
      return <WorkSection scope={scope} />;
    case 'charges':
      return <ChargesSection scope={scope} />;
    case 'changes':
      return <ChangesSection scope={scope} />;
    default:
      return impossible(section);
  }
}

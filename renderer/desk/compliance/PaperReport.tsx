import { useTranslation } from 'react-i18next';
import { ApartSection } from './ApartSection.tsx';
import { AttainmentSection } from './AttainmentSection.tsx';
import { BlindSpots } from './BlindSpots.tsx';
import { ChangesSection } from './ChangesSection.tsx';
import { ChargesSection } from './ChargesSection.tsx';
import { ClockRows } from './ClockRows.tsx';
import { GROUPS, rowsBehind } from './compliance-place.ts';
import { GroupTable } from './GroupsSection.tsx';
import { PercentilesSection } from './PercentilesSection.tsx';
import type { ReportScope } from './report-scope.ts';
import { WorkSection } from './WorkSection.tsx';

/** All sections of the report under each other, as they are printed. */
export function PaperReport({ scope }: { readonly scope: ReportScope }) {
  const { t } = useTranslation();
  const { month, report } = scope;
  const groups = GROUPS.filter((by) => by !== 'provider' || report.choices.providers.length > 1);
  return (
    <>
      <AttainmentSection scope={scope} />
      <BlindSpots scope={scope} />
      <div className="paper-part">
        <ClockRows
          scope={scope}
          rows={rowsBehind({ of: 'clocks', span: 'month', month, standing: 'breached' })}
          own
        />
      </div>
      <div className="paper-part">
        <ApartSection scope={scope} />
      </div>
      <div className="paper-part">
        <PercentilesSection scope={scope} />
      </div>
      {groups.map((by) => (
        <section key={by} className="paper-part" aria-label={t(`compliance.groups.of.${by}`)}>
          <GroupTable by={by} scope={scope} />
        </section>
      ))}
      <div className="paper-part">
        <WorkSection scope={scope} />
      </div>
      <div className="paper-part">
        <ChargesSection scope={scope} />
      </div>
      <div className="paper-part">
        <ChangesSection scope={scope} />
      </div>
    </>
  );
}

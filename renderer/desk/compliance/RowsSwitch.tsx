import { useTranslation } from 'react-i18next';
import { countText } from '../../i18n/count.ts';
import { type OpenRows, opened } from './compliance-place.ts';
import { PlaceLink } from './PlaceLink.tsx';
import type { ReportScope } from './report-scope.ts';
import { causersBehind, tallyBehind } from './rows-title.ts';

/** The other half of a number, met or breached; of what is counted apart, who caused it. */
export function RowsSwitch({ rows, scope }: { readonly rows: OpenRows; readonly scope: ReportScope }) {
  const { t } = useTranslation();
  const { place, report } = scope;
  if (rows.standing === 'met' || rows.standing === 'breached') {
    const tally = tallyBehind(rows, report);
    if (rows.hour !== '' || rows.percentOver !== '' || rows.percentUpTo !== '') return null;
    return (
      <nav className="rows-switch" aria-label={t('compliance.rows.which')}>
        {(['breached', 'met'] as const).map((standing) => (
          <PlaceLink
            key={standing}
            to={opened(place, { ...rows, standing })}
            current={rows.standing === standing}
          >
            {t(`compliance.standing.${standing}`)}
            {tally && ` ${countText(tally[standing])}`}
          </PlaceLink>
        ))}
      </nav>
    );
  }
  const causers = causersBehind(rows, report);
  if (causers.length === 0) return null;
  return (
    <nav className="rows-switch" aria-label={t('compliance.rows.who')}>
      <PlaceLink to={opened(place, { ...rows, causedBy: '' })} current={rows.causedBy === ''}>
        {t('compliance.rows.anybody')}
      </PlaceLink>
      {causers.map(([who, clocks]) => (
        <PlaceLink key={who} to={opened(place, { ...rows, causedBy: who })} current={rows.causedBy === who}>
          {who === 'none' ? t('compliance.apart.nobody') : t('compliance.rows.by', { who })}{' '}
          {countText(clocks)}
        </PlaceLink>
      ))}
    </nav>
  );
}

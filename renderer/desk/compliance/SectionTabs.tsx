import { useTranslation } from 'react-i18next';
import type { ComplianceReport } from '../../../src/compliance/report.ts';
import { Choice } from '../DeskFilters.tsx';
import { type CompliancePlace, filtered, opened, SECTIONS } from './compliance-place.ts';
import { PlaceLink } from './PlaceLink.tsx';
import { SavedViews } from './SavedViews.tsx';
import { goToReport } from './use-compliance-place.ts';

interface SectionTabsProps {
  readonly place: CompliancePlace;
  readonly report: ComplianceReport | null;
  /** Nothing can be written down. */
  readonly isCopy: boolean;
}

/** The sections of the desk, what narrows the report besides the filters, and the saved views. */
export function SectionTabs({ place, report, isCopy }: SectionTabsProps) {
  const { t } = useTranslation();
  const { service, customer, address } = place.filters;
  const services = report?.choices.services ?? [];
  return (
    <div className="section-line">
      <nav aria-label={t('compliance.sections')}>
        {SECTIONS.map((section) => (
          <PlaceLink
            key={section}
            to={{ ...opened(place, null), section }}
            current={place.section === section}
          >
            {t(`compliance.section.${section}`)}
          </PlaceLink>
        ))}
      </nav>
      <span className="filters-gap" />
      {customer !== '' && (
        <Narrowed
          name={t('compliance.filter.customer', { name: nameOf(customer, report?.named.customer) })}
          to={filtered(place, { customer: '' })}
        />
      )}
      {address !== '' && (
        <Narrowed
          name={t('compliance.filter.address', { name: nameOf(address, report?.named.address) })}
          to={filtered(place, { address: '' })}
        />
      )}
      {(services.length > 0 || service !== '') && (
        <Choice
          name={t('compliance.filter.service')}
          all={t('desk.filter.all')}
          options={[...services.map((each) => [each, each] as const), ['none', t('desk.row.none')] as const]}
          value={service}
          choose={(value) => goToReport(filtered(place, { service: value }))}
        />
      )}
      <SavedViews place={place} isCopy={isCopy} />
    </div>
  );

  function nameOf(id: string, name: string | null | undefined): string {
    return id === 'none' ? t('desk.row.none') : (name ?? id);
  }
}

/** Something that the report is narrowed to, and the way to take it away. */
function Narrowed({ name, to }: { readonly name: string; readonly to: CompliancePlace }) {
  const { t } = useTranslation();
  return (
    <PlaceLink className="narrowed" to={to} name={t('compliance.filter.drop', { name })}>
      <span className="clip">{name}</span> ×
    </PlaceLink>
  );
}

import { useTranslation } from 'react-i18next';
import { opened, SPANS } from './compliance-place.ts';
import { monthName, spanText } from './month-text.ts';
import { PlaceLink } from './PlaceLink.tsx';
import type { ReportScope } from './report-scope.ts';

/** Whether a section tells of the whole period, or of the month that is looked at. */
export function SpanSwitch({ scope }: { readonly scope: ReportScope }) {
  const { t } = useTranslation();
  const { place, report, month } = scope;
  return (
    <nav className="rows-switch" aria-label={t('compliance.spanSwitch')}>
      {SPANS.map((span) => (
        <PlaceLink key={span} to={{ ...opened(place, null), span }} current={place.span === span}>
          {span === 'month' ? monthName(month) : spanText(report.months[0], report.months.at(-1)!, t)}
        </PlaceLink>
      ))}
    </nav>
  );
}

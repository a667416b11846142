import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompliancePlace } from './compliance-place.ts';

/** The field that finds an address, a customer or a ticket: the first two narrow the report, a ticket opens its page. */
export function ReportSearch(_: { readonly place: CompliancePlace }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  return (
    <input
      type="search"
      className="search"
      aria-label={t('desk.filter.placeholder')}
      placeholder={t('desk.filter.placeholder')}
      autoComplete="off"
      spellCheck={false}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
    />
  );
}

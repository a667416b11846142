import { useTranslation } from 'react-i18next';
import type { Ledger } from '../../src/explain/ledger.ts';
import { dayIn } from '../../src/explain/local-moments.ts';

/** So much of a fingerprint tells one version from another. */
const SHOWN = 12;

/** Which version of the terms governs the clock, and from when on it does. */
export function TermsLine({ ledger }: { readonly ledger: Ledger }) {
  const { t } = useTranslation();
  const { terms, name, providerZone } = ledger;
  const words = { name, version: terms.version.slice(0, SHOWN) };
  return (
    <p className="quiet terms" title={terms.version}>
      {terms.from === null
        ? t('ticket.explain.versionAlways', words)
        : t('ticket.explain.version', { ...words, from: dayIn(terms.from, providerZone, true) })}
    </p>
  );
}

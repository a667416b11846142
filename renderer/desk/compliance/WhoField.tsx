import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { LONGEST } from '../../../src/compliance/reason-code.ts';
import type { Writing } from './use-written.ts';

/** Who writes something down. It is asked once, and remembered in this browser. */
export function WhoField({ who, change }: { readonly who: string; readonly change: (who: string) => void }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <p className="asked">
      <label htmlFor={id}>{t('compliance.who')}</label>
      <input
        id={id}
        required
        maxLength={LONGEST.by}
        autoComplete="name"
        value={who}
        onChange={(event) => change(event.currentTarget.value)}
      />
    </p>
  );
}

/** Why what was written was not taken in. */
export function WritingProblem({ writing }: { readonly writing: Writing }) {
  const { t } = useTranslation();
  if (writing.kind === 'refused') {
    return (
      <p className="problem" role="alert">
        {t('compliance.notWritten', { reason: writing.sentence })}
      </p>
    );
  }
  if (writing.kind !== 'silent') return null;
  return (
    <p className="problem" role="alert">
      {t('compliance.notHeard')}
    </p>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TriedAgain } from '../parts/TriedAgain.tsx';

/** Says why a desk cannot be drawn, rather than show nothing, and tries again by itself. */
export function DeskFailure({ children }: { readonly children: ReactNode }) {
  return <TriedAgain failed={(error) => <Sentence error={error} />}>{children}</TriedAgain>;
}

function Sentence({ error }: { readonly error: Error }) {
  const { t } = useTranslation();
  return (
    <main className="desk-alone" role="alert">
      <h1>{t('desk.failed.title')}</h1>
      <p className="secondary">{t('desk.failed.rest', { reason: error.message })}</p>
    </main>
  );
}

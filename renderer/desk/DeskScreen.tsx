import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { currentSnapshot, subscribe } from '../feed/store.ts';
import { ageText } from '../i18n/duration.ts';
import { AgreementsDesk } from './AgreementsDesk.tsx';
import { DeskFailure } from './DeskFailure.tsx';

/** After this many milliseconds without any answer the page says that the station is silent. */
const PATIENCE = 4000;

/** The page of a desk, or what stands in its place while nothing is known. */
export function DeskScreen() {
  const { t } = useTranslation();
  const snapshot = useSyncExternalStore(subscribe, currentSnapshot);
  if (snapshot.board) {
    return (
      <DeskFailure>
        <AgreementsDesk snapshot={snapshot} known={snapshot.board} />
      </DeskFailure>
    );
  }
  const silent = snapshot.steady > PATIENCE;
  return (
    <main className="desk-alone" role="status">
      <h1>{silent ? t('connecting.silent') : t('connecting.title')}</h1>
      <p className="secondary">
        {silent ? t('connecting.silentRest', { length: ageText(snapshot.steady, t) }) : t('connecting.rest')}
      </p>
    </main>
  );
}

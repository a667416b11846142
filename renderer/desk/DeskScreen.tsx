import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { type Desk as DeskName, deskAt } from '../../src/boards/desks.ts';
import { currentSnapshot, subscribe } from '../feed/store.ts';
import { ageText } from '../i18n/duration.ts';
import { ReviewDesk } from '../review/ReviewDesk.tsx';
import { AgreementsDesk } from './AgreementsDesk.tsx';
import { DeskFailure } from './DeskFailure.tsx';
import { late } from './late.tsx';
import { TicketsDesk } from './TicketsDesk.tsx';

/** After this many milliseconds without any answer the page says that the station is silent. */
const PATIENCE = 4000;

/** What stands at the path of each desk. Its charts are heavy: only who asks for reports loads them. */
const PAGES = {
  compliance: late(() => import('./compliance/ComplianceDesk.tsx')),
  alarms: late(() => import('./alarms/AlarmsDesk.tsx')),
  review: ReviewDesk,
  agreements: AgreementsDesk,
  tickets: TicketsDesk,
} as const satisfies Record<DeskName, unknown>;

/** The page of a desk, or what stands in its place while nothing is known. */
export function DeskScreen() {
  const { t } = useTranslation();
  const snapshot = useSyncExternalStore(subscribe, currentSnapshot);
  if (snapshot.board) {
    // One desk leads to another by a link, so the path never names another desk than the one that began.
    const Desk = PAGES[deskAt(location.pathname) ?? 'agreements'];
    return (
      <DeskFailure>
        <Desk snapshot={snapshot} known={snapshot.board} />
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

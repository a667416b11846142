import { useTranslation } from 'react-i18next';
import { addressesWithOpenFault, coveredWithFault } from '../../src/boards/address-faults.ts';
import { endsFirst, type TierTotals, tierTotals } from '../../src/boards/agreement-ends.ts';
import { countText } from '../i18n/count.ts';
import { Shape } from '../parts/Shape.tsx';
import { Tier } from '../parts/Tier.tsx';
import type { DeskView } from './desk-view.ts';
import { dateText, dayText } from './local-date.ts';

/** So many ends have a place beside the table. */
const ENDS = 7;

/** What holds today, whatever is searched for: totals, and which agreements end first. */
export function TodayColumn({ view }: { readonly view: DeskView }) {
  const { t } = useTranslation();
  const totals = tierTotals(view.board);
  const withFault = addressesWithOpenFault(view.faults);
  const title = t(view.board.settings?.copy ? 'desk.today.titleCopy' : 'desk.today.title');
  return (
    <aside className="today" aria-label={title}>
      {totals.length === 0 && (
        <>
          <h2>{title}</h2>
          <p className="quiet">{t('desk.today.unknown')}</p>
        </>
      )}
      {totals.map((each) => (
        <Totals
          key={each.provider}
          title={title}
          totals={each}
          named={totals.length > 1}
          withFault={coveredWithFault(view.faults, each.provider)}
        />
      ))}
      {totals.length > 0 && <EndsFirst view={view} withFault={withFault} />}
    </aside>
  );
}

interface TotalsProps {
  readonly title: string;
  readonly totals: TierTotals;
  /** Whether the provider has to be named: there are several. */
  readonly named: boolean;
  readonly withFault: number;
}

function Totals({ title, totals, named, withFault }: TotalsProps) {
  const { t } = useTranslation();
  return (
    <>
      <h2>
        {title} {named && <span>{totals.name}</span>}
      </h2>
      <ul className="totals">
        {totals.tiers.map(({ tier, addresses }) => (
          <li key={tier.name}>
            <b>{countText(addresses)}</b>
            <Tier tier={tier} />
          </li>
        ))}
        <li>
          <b>{countText(withFault)}</b>
          <span className="secondary">{t('desk.today.withFaults')}</span>
        </li>
        <li>
          <b>{countText(totals.endWithin30Days)}</b>
          <span className="secondary">{t('desk.today.endWithin')}</span>
        </li>
      </ul>
    </>
  );
}

function EndsFirst({
  view,
  withFault,
}: {
  readonly view: DeskView;
  readonly withFault: ReadonlySet<string>;
}) {
  const { t } = useTranslation();
  const { shown, more } = endsFirst(view.board, withFault, ENDS);
  return (
    <>
      <h2>{t('desk.today.endsFirst')}</h2>
      {shown.length === 0 && <p className="quiet">{t('desk.today.none')}</p>}
      <table className="ends">
        <tbody>
          {shown.map(({ key, address, tier, to, thisYear, urgent }) => (
            <tr key={key}>
              <td className="clip" title={address}>
                {urgent && (
                  <span className="urgent">
                    <Shape level="urgent" /> <span className="unseen">{t('desk.row.urgent')}</span>
                  </span>
                )}
                {address}
              </td>
              <td>
                <Tier tier={tier} />
              </td>
              <td className="date">{thisYear ? dayText(to) : dateText(to)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p className="quiet">{t('desk.today.more', { number: countText(more) })}</p>}
    </>
  );
}

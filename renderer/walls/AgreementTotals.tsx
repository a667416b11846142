import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TierTotals } from '../../src/boards/agreement-ends.ts';
import type { AgreementsBoard } from '../../src/boards/agreements-board.ts';
import { countText } from '../i18n/count.ts';
import { Shape } from '../parts/Shape.tsx';
import { Tier } from '../parts/Tier.tsx';
import { Worded } from '../parts/Worded.tsx';

/** Providers beside whose totals there is room; the rest are told by how many they are. */
const PROVIDERS = 3;

/** How many addresses have which tier, and at how many of them something is wrong. */
export function AgreementTotals({ board }: { readonly board: AgreementsBoard }) {
  const { t } = useTranslation();
  const { totals, faults } = board;
  const known = board.faultsTrust.kind !== 'unconnected';
  const within = totals.reduce((sum, { endWithin30Days }) => sum + endWithin30Days, 0);
  const [only] = totals;
  return (
    <div className="totals">
      <div className="tiers">
        {totals.length === 0 && <p className="quiet">{t('agreements.noneOnFile')}</p>}
        {totals.length === 1 ? <Tiers totals={only} /> : <ByProvider totals={totals} />}
      </div>
      <div>
        <Total label={t('agreements.withFaults')}>
          {known ? countText(faults.covered) : t('agreements.notKnown')}
        </Total>
        <Total label={t('agreements.endWithin')}>{countText(within)}</Total>
      </div>
      <div>
        <Watch label={t('agreements.noAgreement')} count={faults.withoutAgreement} known={known} />
        {faults.addressUnknown > 0 && (
          <Watch label={t('agreements.addressUnknown')} count={faults.addressUnknown} known={known} />
        )}
      </div>
    </div>
  );
}

function Tiers({ totals }: { readonly totals: TierTotals }) {
  const { t } = useTranslation();
  return totals.tiers.slice(0, 2).map(({ tier, addresses }) => (
    <Total
      key={tier.name}
      label={<Worded text={t('agreements.addresses')} nodes={{ tier: <Tier tier={tier} /> }} />}
    >
      {countText(addresses)}
    </Total>
  ));
}

function ByProvider({ totals }: { readonly totals: readonly TierTotals[] }) {
  const { t } = useTranslation();
  return (
    <>
      {totals.slice(0, PROVIDERS).map(({ provider, name, tiers }) => (
        <p key={provider} className="of-provider">
          <span className="label clip">{name}</span>
          {tiers.map(({ tier, addresses }) => (
            <span key={tier.name}>
              <Tier tier={tier} />
              <b>{countText(addresses)}</b>
            </span>
          ))}
        </p>
      ))}
      {totals.length > PROVIDERS && (
        <p className="label quiet">{t('asides.more', { count: totals.length - PROVIDERS })}</p>
      )}
    </>
  );
}

function Total({ label, children }: { readonly label: ReactNode; readonly children: ReactNode }) {
  return (
    <div className="total">
      <div className="label secondary">{label}</div>
      <b>{children}</b>
    </div>
  );
}

/** A count that somebody has to look into unless it is zero. */
function Watch({ label, count, known }: { label: string; count: number; known: boolean }) {
  const { t } = useTranslation();
  return (
    <Total label={label}>
      <span className={count > 0 ? 'watch with-shape' : 'quiet'}>
        {count > 0 && <Shape level="watch" />}
        {known ? countText(count) : t('agreements.notKnown')}
      </span>
    </Total>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TierTotals } from '../../src/boards/agreement-ends.ts';
import type { AgreementsBoard } from '../../src/boards/agreements-board.ts';
import { countText } from '../i18n/count.ts';
import { momentOf } from '../i18n/moment.ts';
import { Shape } from '../parts/Shape.tsx';
import { Tier } from '../parts/Tier.tsx';
import { Worded } from '../parts/Worded.tsx';

/** Providers beside whose totals there is room; the rest are told by how many they are. */
const PROVIDERS = 3;

/** So many tiers of a single provider have room for a large number each. */
const LARGE_TIERS = 2;

interface TotalsProps {
  readonly board: AgreementsBoard;
  readonly zone: string;
}

/** How many addresses have which tier, and at how many of them something is wrong. */
export function AgreementTotals({ board, zone }: TotalsProps) {
  const { t } = useTranslation();
  const { totals, faults, faultsTrust: trust } = board;
  const silent = trust.kind === 'old' || trust.kind === 'station-silent';
  // What was known at some instant is said with it; else nobody can say a number.
  const known = trust.kind === 'fresh' || (silent && trust.since !== null);
  const at = silent && trust.since !== null ? momentOf(trust.since, zone, board.now) : null;
  const within = totals.reduce((sum, { endWithin30Days }) => sum + endWithin30Days, 0);
  const [only] = totals;
  return (
    <div className="totals">
      <div className="tiers">
        {totals.length === 0 && <p className="quiet">{t('agreements.noneOnFile')}</p>}
        {totals.length === 1 && only.tiers.length <= LARGE_TIERS ? (
          <Tiers totals={only} />
        ) : (
          <ByProvider totals={totals} />
        )}
      </div>
      <div>
        <Total label={t('agreements.withFaults')} at={at}>
          {known ? countText(faults.covered) : t('agreements.notKnown')}
        </Total>
        <Total label={t('agreements.endWithin')}>{countText(within)}</Total>
      </div>
      <div>
        <Watch at={at} label={t('agreements.noAgreement')} count={faults.withoutAgreement} known={known} />
        {faults.addressUnknown > 0 && (
          <Watch at={at} label={t('agreements.addressUnknown')} count={faults.addressUnknown} known={known} />
        )}
      </div>
    </div>
  );
}

function Tiers({ totals }: { readonly totals: TierTotals }) {
  const { t } = useTranslation();
  return totals.tiers.map(({ tier, addresses }) => (
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
          {totals.length > 1 && <span className="label clip">{name}</span>}
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

interface TotalProps {
  readonly label: ReactNode;
  /** The time of day at which the number was known last; null where it is known now. */
  readonly at?: string | null;
  readonly children: ReactNode;
}

function Total({ label, at = null, children }: TotalProps) {
  const { t } = useTranslation();
  return (
    <div className="total">
      <div className="label secondary">{label}</div>
      <b>{children}</b>
      {at !== null && <span className="label secondary"> {t('agreements.knownAt', { at })}</span>}
    </div>
  );
}

interface WatchProps {
  readonly label: string;
  readonly count: number;
  readonly known: boolean;
  readonly at: string | null;
}

/** A count that somebody has to look into unless it is zero. */
function Watch({ label, count, known, at }: WatchProps) {
  const { t } = useTranslation();
  return (
    <Total label={label} at={at}>
      <span className={count > 0 ? 'watch with-shape' : 'quiet'}>
        {count > 0 && <Shape level="watch" />}
        {known ? countText(count) : t('agreements.notKnown')}
      </span>
    </Total>
  );
}

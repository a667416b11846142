import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkReach } from '../../src/boards/work-line.ts';
import { countText } from '../i18n/count.ts';
import { Worded } from '../parts/Worded.tsx';

interface ReachProps {
  readonly reach: WorkReach;
  /** What it says of the addresses besides how many there are; without it the tiers alone. */
  readonly named?: 'addresses' | 'affected';
  /** There is little room: beside the tiers all other addresses are one count. */
  readonly short?: boolean;
}

/** Whom work concerns: `6 Pro · 41 Basis addresses`. */
export function Reach({ reach, named, short = false }: ReachProps) {
  const { t } = useTranslation();
  const { tiers, withoutAgreement, unknownObjects } = reach;
  const counts = tiers.map(({ name, addresses }, i) => (
    <Fragment key={name}>
      {i > 0 && ' · '}
      <b>{countText(addresses)}</b> {name}
    </Fragment>
  ));
  const parts: ReactNode[] = [];
  const last = tiers.at(-1);
  // The word stands behind the last count, so it takes its number from it.
  if (last) {
    const text = named && t(`windows.reach.${named}`, { count: last.addresses });
    parts.push(text ? <Worded text={text} nodes={{ counts }} /> : counts);
  }
  const others = withoutAgreement + unknownObjects;
  if (short && last && others > 0) {
    const look = unknownObjects > 0 ? 'watch' : undefined;
    parts.push(<span className={look}>{t('windows.others', { count: others })}</span>);
    return joined(parts);
  }
  if (withoutAgreement > 0) parts.push(t('windows.withoutAgreement', { count: withoutAgreement }));
  if (unknownObjects > 0) {
    parts.push(<span className="watch">{t('windows.unknown', { count: unknownObjects })}</span>);
  }
  if (parts.length === 0) parts.push(t('windows.noAddresses'));
  return joined(parts);
}

function joined(parts: readonly ReactNode[]) {
  return parts.map((part, i) => (
    // The parts of one reach never change places.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    <Fragment key={i}>
      {i > 0 && ' · '}
      {part}
    </Fragment>
  ));
}

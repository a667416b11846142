import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkReach } from '../../src/boards/work-line.ts';
import { countText } from '../i18n/count.ts';
import { Worded } from '../parts/Worded.tsx';

interface ReachProps {
  readonly reach: WorkReach;
  /** Whether it says that these are addresses. */
  readonly named?: boolean;
}

/** Whom work concerns: `6 Pro · 41 Basis addresses`. */
export function Reach({ reach, named = false }: ReachProps) {
  const { t } = useTranslation();
  const { tiers, withoutAgreement, unknownObjects } = reach;
  const counts = tiers.map(({ name, addresses }, i) => (
    <Fragment key={name}>
      {i > 0 && ' · '}
      <b>{countText(addresses)}</b> {name}
    </Fragment>
  ));
  const parts: ReactNode[] = [];
  if (tiers.length > 0)
    parts.push(named ? <Worded text={t('windows.addresses')} nodes={{ counts }} /> : counts);
  if (withoutAgreement > 0) parts.push(t('windows.withoutAgreement', { count: withoutAgreement }));
  if (unknownObjects > 0) {
    parts.push(<span className="watch">{t('windows.unknown', { count: unknownObjects })}</span>);
  }
  if (parts.length === 0) parts.push(t('windows.noAddresses'));
  return parts.map((part, i) => (
    // The parts of one reach never change places.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    <Fragment key={i}>
      {i > 0 && ' · '}
      {part}
    </Fragment>
  ));
}

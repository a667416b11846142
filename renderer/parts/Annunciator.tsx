import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { LEVELS } from '../../src/boards/level.ts';
import { Shape } from './Shape.tsx';

interface Counts {
  readonly late: number;
  readonly urgent: number;
  readonly watch: number;
  readonly calm: number;
}

/** The four cells that stand in the same place on every wall; dark where nothing is lit. */
export const Annunciator = memo(
  function Annunciator({ counts }: { readonly counts: Counts }) {
    const { t } = useTranslation();
    return (
      <ul className="panel" aria-label={t('header.panel')}>
        {LEVELS.map((level) => (
          <li key={level} className={counts[level] > 0 ? `${level} on` : level}>
            <Shape level={level} />
            <span>{t(`level.${level}`)}</span>
            <b>{counts[level] > 0 ? counts[level] : t('header.none')}</b>
          </li>
        ))}
      </ul>
    );
  },
  (a, b) => LEVELS.every((level) => a.counts[level] === b.counts[level]),
);

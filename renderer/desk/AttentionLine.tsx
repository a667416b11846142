import { useTranslation } from 'react-i18next';
import { annunciator } from '../../src/boards/annunciator.ts';
import type { JudgedBoard } from '../../src/boards/judged-board.ts';
import { LEVELS } from '../../src/boards/level.ts';
import { Shape } from '../parts/Shape.tsx';

/** How many clocks of a board ask for how much. `said` stands before the numbers. */
export function AttentionLine({ board, said }: { readonly board: JudgedBoard; readonly said: string }) {
  const { t } = useTranslation();
  const { counts } = annunciator(board);
  return (
    <p className="attention">
      <span className="quiet">{said}</span>
      {LEVELS.map((level) => (
        <span key={level} className={level}>
          <Shape level={level} />{' '}
          {t('ticket.clocks.count', { count: counts[level], level: t(`level.${level}`) })}
        </span>
      ))}
    </p>
  );
}

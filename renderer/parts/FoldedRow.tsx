import { useTranslation } from 'react-i18next';
import type { FoldedAway } from '../../src/boards/fold.ts';
import { momentOf } from '../i18n/moment.ts';
import { Shape } from './Shape.tsx';

/** The last place of a wall that has more rows than places: how many, what is due next, and the worst shape. */
export function FoldedRow({ more, now }: { readonly more: FoldedAway; readonly now: number }) {
  const { t } = useTranslation();
  const at = momentOf(more.nextDueAt, more.zone, now);
  const { count, waiting } = more;
  const said = t(more.level === 'late' ? 'emergencies.moreLate' : 'emergencies.more', { count, at });
  return (
    <div className={`folded ${more.level}`}>
      <Shape level={more.level} />
      <span className="clip">{said}</span>
      {waiting > 0 && <b className="urgent">{t('emergencies.waiting', { count: waiting })}</b>}
    </div>
  );
}

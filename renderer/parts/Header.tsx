import { useTranslation } from 'react-i18next';
import { WALLS, type Wall } from '../../src/boards/board.ts';
import type { WallsView } from '../feed/view.ts';
import { momentOf, zoneMark } from '../i18n/moment.ts';
import { Annunciator } from './Annunciator.tsx';
import { BigClock } from './BigClock.tsx';

const NO_COUNTS = { late: 0, urgent: 0, watch: 0, calm: 0 };

/** The top of every wall: its name, the panel, what runs out next, and the time. */
export function Header({ wall, view }: { readonly wall: Wall; readonly view: WallsView }) {
  const { t } = useTranslation();
  const zone = view[wall].zone ?? view.zone;
  const { next } = view.panel;
  const nothingKnown = WALLS.every((each) => view[each].trust.kind === 'unconnected');
  const position = t('wall.position', { n: WALLS.indexOf(wall) + 1, of: WALLS.length });
  const due = next && momentOf(next.dueAt, next.zone, view.board.now) + zoneMark(next.dueAt, next.zone, zone);
  return (
    <header>
      <h1>
        {t(`wall.${wall}`)}
        <span>{nothingKnown ? t('wall.noSource') : position}</span>
      </h1>
      <Annunciator counts={nothingKnown ? NO_COUNTS : view.panel.counts} />
      <div className="next">
        <span className="label quiet">{t('header.next')}</span>
        <div className="clip">
          {nothingKnown ? t('header.notKnown') : next ? `${due} ${next.about.text}` : t('header.nothing')}
        </div>
      </div>
      {view.board.settings?.demo && <strong className="demo">{t('header.demo')}</strong>}
      <BigClock zone={zone} machine={view.machine} />
    </header>
  );
}

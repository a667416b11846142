import { useTranslation } from 'react-i18next';
import type { Thresholds } from '../../src/agreements/terms.ts';
import { WALLS } from '../../src/boards/board.ts';
import { LEVELS } from '../../src/boards/level.ts';
import { Shape } from './Shape.tsx';
import { Worded } from './Worded.tsx';

interface HelpProps {
  readonly thresholds: Thresholds | null;
  /** Whether nothing is configured yet, so that its two keys work. */
  readonly firstRun: boolean;
  /** The name of this screen. */
  readonly screen: string;
}

/** The keys that work, and what the shapes mean. It takes no focus and closes itself. */
export function Help({ thresholds, firstRun, screen }: HelpProps) {
  const { t } = useTranslation();
  const percent = thresholds ?? { watchPercent: 50, urgentPercent: 80 };
  const atFirst = [
    ['C', t('firstRun.keyConnect')],
    ['D', t('firstRun.keyDemo')],
  ] as const;
  const keys = [
    ...(firstRun ? atFirst : []),
    ...WALLS.map((wall, i) => [String(i + 1), t(`wall.${wall}`)] as const),
    [t('help.keySpace'), t('help.space')],
    ['A', t('alarms.help.a')],
    ['T', t('alarms.help.t')],
    ['M', t('alarms.help.m')],
    ['S', t('help.sources')],
    ['V', t('desk.help')],
    ['R', t('review.help')],
    ['F', t('help.full')],
    [t('help.keyHelp'), t('help.help')],
  ] as const;
  const meaning = {
    calm: t('help.calm', { percent: percent.watchPercent }),
    watch: t('help.from', { percent: percent.watchPercent }),
    urgent: t('help.from', { percent: percent.urgentPercent }),
    late: t('help.late'),
  };
  return (
    <div className="help">
      <section aria-label={t('help.title')}>
        <h2 className="big">{t('help.title')}</h2>
        <p className="label secondary this-screen">
          <Worded text={t('alarms.help.screen')} nodes={{ name: <b className="primary">{screen}</b> }} />
        </p>
        <dl className="keys">
          {keys.map(([key, does]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <ul className="legend">
          {LEVELS.toReversed().map((level) => (
            <li key={level} className={level}>
              <Shape level={level} />
              <b>{t(`level.${level}`)}</b>
              <span className="secondary">{meaning[level]}</span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

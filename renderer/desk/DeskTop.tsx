import { useTranslation } from 'react-i18next';
import type { SourceState } from '../../src/boards/data-age.ts';
import { DESKS, type Desk, pathOf } from '../../src/boards/desks.ts';
import { ageText } from '../i18n/duration.ts';
import { momentOf } from '../i18n/moment.ts';
import { BigClock } from '../parts/BigClock.tsx';
import { DeskCopyBand } from '../parts/CopyBand.tsx';
import { Heartbeat } from '../parts/Heartbeat.tsx';
import { Shape } from '../parts/Shape.tsx';
import type { DeskView } from './desk-view.ts';
import { useTheme } from './use-theme.ts';

/** The top of every desk: the desks, how old the data is, the station's time, and how the desk looks. */
export function DeskTop({ desk, view }: { readonly desk: Desk; readonly view: DeskView }) {
  const { t } = useTranslation();
  const copy = view.board.settings?.copy ?? null;
  return (
    <header className={copy ? 'desk-top is-copy' : 'desk-top'}>
      <strong className="brand">{t('desk.brand')}</strong>
      <nav aria-label={t('desk.desks')}>
        {DESKS.map((each) => (
          <a key={each} href={pathOf(each)} aria-current={each === desk ? 'page' : undefined}>
            {t(`desk.${each}`)}
          </a>
        ))}
        <a href="/">{t('desk.walls')}</a>
      </nav>
      {view.board.settings?.demo && <strong className="demo">{t('header.demo')}</strong>}
      <ul className="sources" aria-label={t('footer.sources')}>
        {view.trust.sources.map((state) => (
          <Source
            key={state.source.id}
            state={state}
            now={view.board.now}
            zone={view.zone}
            isCopy={copy !== null}
          />
        ))}
      </ul>
      <BigClock zone={view.zone} machine={view.machine} />
      <ThemeButton />
      {copy && <DeskCopyBand copy={copy} zone={view.zone} />}
    </header>
  );
}

interface SourceProps {
  readonly state: SourceState;
  readonly now: number;
  readonly zone: string;
  /** Nobody asks it. */
  readonly isCopy: boolean;
}

/** One source: its heartbeat, its name and the age of what it said, of a copy when; why it fails is its tooltip. */
function Source({ state, now, zone, isCopy }: SourceProps) {
  const { t } = useTranslation();
  const { source, age } = state;
  const reading = age.kind === 'never' && source.answers > 0;
  const well = age.kind === 'fresh' && !source.failure;
  return (
    <li className={`source is-${age.kind}`} title={source.failure?.message}>
      <Heartbeat answers={source.answers} dead={age.kind === 'old' || (age.kind === 'never' && !reading)} />
      <span className="clip">{source.title}</span>{' '}
      <b>
        {!well && !reading && (
          <Shape level={age.kind === 'old' || age.kind === 'never' ? 'late' : 'urgent'} />
        )}
        {age.kind === 'never' && t(reading ? 'footer.reading' : 'footer.never')}
        {age.kind === 'old' &&
          t(isCopy ? 'copy.asOf' : 'footer.silentSince', { at: momentOf(age.since, zone, now) })}
        {(age.kind === 'fresh' || age.kind === 'aging') &&
          (isCopy ? t('copy.asOf', { at: momentOf(now - age.ageMs, zone, now) }) : ageText(age.ageMs, t))}
      </b>
    </li>
  );
}

/** Turns the desk light or dark; it is named after what it would become. */
function ThemeButton() {
  const { t } = useTranslation();
  const { theme, turn } = useTheme();
  const other = t(theme === 'light' ? 'desk.theme.dark' : 'desk.theme.light');
  return (
    <button
      type="button"
      className="button"
      aria-label={t('desk.theme.turn', { theme: other })}
      onClick={turn}
    >
      {other}
    </button>
  );
}

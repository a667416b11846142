import type { TFunction } from 'i18next';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { type SourceHealth, WALLS, type Wall } from '../../src/boards/board.ts';
import { concerns, type SourceState } from '../../src/boards/data-age.ts';
import type { RotationWord } from '../../src/boards/rotation.ts';
import { impossible } from '../../src/impossible.ts';
import type { WallsView } from '../feed/view.ts';
import { ageText, waitText } from '../i18n/duration.ts';
import { momentOf } from '../i18n/moment.ts';
import { aboutText } from '../walls/alarm-words.ts';
import { ToAcknowledge } from '../walls/ToAcknowledge.tsx';
import { ThisScreenContext } from '../walls/this-screen.ts';
import { AlarmShortfalls, useAlarmWords } from './AlarmShortfalls.tsx';
import { Heartbeat } from './Heartbeat.tsx';
import { Shape } from './Shape.tsx';
import { Worded } from './Worded.tsx';

interface FooterProps {
  readonly wall: Wall;
  readonly view: WallsView;
  readonly word: RotationWord;
}

/** With more sources than this, their names need the room of the other walls' names. */
const ROOMY = 3;

/** The bottom of every wall: how old the data is, what cannot be shown, and which wall comes next. */
export function Footer({ wall, view, word }: FooterProps) {
  const { t } = useTranslation();
  const zone = view[wall].zone ?? view.zone;
  const { sources } = view.trust;
  const isCopy = Boolean(view.board.settings?.copy);
  // A longer word and a silent source that is named need it as well.
  const { alarms } = view.emergencies;
  const isSaid =
    wall === 'emergencies' && alarms.shortfall !== null && alarms.shortfall.kind !== 'clock-ahead';
  const alarmWords = useAlarmWords(isSaid ? null : alarms.channels, zone, view.board.now);
  // On Emergencies it stands where the alarm does.
  const lines = wall === 'emergencies' ? [] : [alarms.oldest, ...alarms.apart.shown];
  const next = useContext(ThisScreenContext)?.next ?? null;
  const line = lines.find((one) => one !== null && one.id === next) ?? null;
  const isLong = word.kind === 'back' && sources.some(({ age }) => age.kind !== 'fresh');
  const isCrowded = sources.length > ROOMY || isLong || alarmWords.length > 0 || line !== null;
  return (
    <footer className={isCrowded ? 'is-crowded' : undefined}>
      <ul className="sources" aria-label={t('footer.sources')}>
        {sources.length === 0 && (
          <li>
            <Worded text={t('footer.noSources')} nodes={{ none: <b>{t('footer.none')}</b> }} />
          </li>
        )}
        {sources.map((state) => (
          <Source key={state.source.id} state={state} now={view.board.now} zone={zone} isCopy={isCopy} />
        ))}
      </ul>
      {line && <ToAcknowledge alarm={line.id} what={aboutText(line, t)} />}
      <AlarmShortfalls words={alarmWords} />
      <Shortfalls wall={wall} view={view} />
      <ol className="rotation" aria-label={t('footer.walls')}>
        {WALLS.map((each) => (
          <li key={each} aria-current={each === wall ? 'page' : undefined}>
            {t(`wall.${each}`)}
          </li>
        ))}
        <RotationSaid word={word} />
      </ol>
    </footer>
  );
}

/** What a key keeps away is said as loudly as the wall would say it. */
function RotationSaid({ word }: { readonly word: RotationWord }) {
  const { t } = useTranslation();
  if (word.kind !== 'back') return <li className="word">{rotationText(word, t)}</li>;
  return (
    <li className={`word with-shape ${word.level}`}>
      <Shape level={word.level} />
      {rotationText(word, t)}
    </li>
  );
}

function rotationText(word: RotationWord, t: TFunction): string {
  switch (word.kind) {
    case 'next':
      return t('footer.next', { in: waitText(word.inMs, t) });
    case 'held':
      return t(`footer.held.${word.reason}`);
    case 'back':
      return t('footer.back', { reason: t(`footer.because.${word.reason}`), in: waitText(word.inMs, t) });
    case 'alone':
      return t('footer.help');
    default:
      return impossible(word);
  }
}

interface SourceProps {
  readonly state: SourceState;
  readonly now: number;
  readonly zone: string;
  /** Nobody asks it. */
  readonly isCopy: boolean;
}

/** One source: its heartbeat, its name and the age of what it said. */
function Source(props: SourceProps) {
  const { t } = useTranslation();
  const { source, age } = props.state;
  const ahead = source.clockAheadMs ?? 0;
  const by = ageText(Math.abs(ahead), t);
  const reading = age.kind === 'never' && source.answers > 0;
  return (
    <li className={`source is-${age.kind}`}>
      <Heartbeat answers={source.answers} dead={age.kind === 'old' || (age.kind === 'never' && !reading)} />
      <span className="clip">{source.title}</span>
      <b>
        {(age.kind === 'aging' || (age.kind === 'fresh' && source.failure)) && <Shape level="urgent" />}
        {age.kind === 'never' && t(reading ? 'footer.reading' : 'footer.never')}
        {age.kind === 'old' &&
          t(props.isCopy ? 'copy.asOf' : 'footer.silentSince', {
            at: momentOf(age.since, props.zone, props.now),
          })}
        {(age.kind === 'fresh' || age.kind === 'aging') && ageText(age.ageMs, t)}
      </b>
      {Math.abs(ahead) > 2000 && (
        <span className="urgent">{t(ahead > 0 ? 'footer.clockAhead' : 'footer.clockBehind', { by })}</span>
      )}
    </li>
  );
}

/** What stands on no wall, and what the operator has to mend: the reader has to know. */
function Shortfalls({ wall, view }: { readonly wall: Wall; readonly view: WallsView }) {
  const { t } = useTranslation();
  const count = view.board.notJudged.length;
  const quarantined = view.trust.sources.reduce((sum, { source }) => sum + source.quarantined, 0);
  const hidden = view.board.settings?.noLongerVisible ?? 0;
  const problem = view.board.settings?.problem ?? null;
  // Where tickets are old, or what this wall shows, the band says so.
  const banded = (source: SourceHealth) =>
    source.delivers.includes('tickets') || (wall === 'windows' && concerns(source, wall, view.board));
  const failing = view.trust.sources.filter(
    ({ source, age }) => source.failure && (!banded(source) || age.kind === 'fresh'),
  );
  return (
    <>
      {count > 0 && (
        <span className="urgent with-shape">
          <Shape level="urgent" />
          {t('footer.notJudged', { count })}
        </span>
      )}
      {quarantined > 0 && (
        <span className="urgent with-shape">
          <Shape level="urgent" />
          {t('footer.quarantined', { count: quarantined })}
        </span>
      )}
      {hidden > 0 && <span>{t('footer.noLongerVisible', { count: hidden })}</span>}
      {failing.length > 0 && (
        <span className="urgent with-shape">
          <Shape level="urgent" />
          {failing.length === 1
            ? t('footer.failing', { title: failing[0].source.title })
            : t('footer.failingMore', { title: failing[0].source.title, count: failing.length - 1 })}
        </span>
      )}
      {problem !== null && (
        <span className="urgent with-shape problem">
          <Shape level="urgent" />
          <span className="clip">{problem}</span>
        </span>
      )}
    </>
  );
}

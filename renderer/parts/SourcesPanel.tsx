import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Wall } from '../../src/boards/board.ts';
import type { SourceState } from '../../src/boards/data-age.ts';
import { type AskedSource, askSources } from '../feed/door.ts';
import type { WallsView } from '../feed/view.ts';
import { momentOf } from '../i18n/moment.ts';
import { ChannelSentences } from './ChannelSentences.tsx';
import { Heartbeat } from './Heartbeat.tsx';
import { Shape } from './Shape.tsx';

/** So many of a source's items in quarantine are read from across the room; the api lists more. */
const LISTED = 3;
const ASK_EVERY = 5_000;

/** Every source, in full sentences what is wrong with it and what to do, and what it sent that nobody understood. */
export function SourcesPanel({ view, wall }: { readonly view: WallsView; readonly wall: Wall }) {
  const { t } = useTranslation();
  const asked = useAskedSources();
  const problem = view.board.settings?.problem ?? null;
  return (
    <div className="help">
      <section aria-label={t('sources.title')} className="sources-panel">
        <h2 className="big">{t('sources.title')}</h2>
        {problem !== null && <Sentence about={t('sources.station')} text={problem} />}
        {view.trust.sources.map((state) => (
          <SourceSentences
            key={state.source.id}
            state={state}
            now={view.board.now}
            zone={view[wall].zone ?? view.zone}
            asked={asked?.find(({ id }) => id === state.source.id) ?? null}
          />
        ))}
        {asked === null && <p className="quiet">{t('sources.asking')}</p>}
        <ChannelSentences view={view} zone={view.emergencies.zone ?? view.zone} />
      </section>
    </div>
  );
}

function useAskedSources(): readonly AskedSource[] | null {
  const [asked, setAsked] = useState<readonly AskedSource[] | null>(null);
  useEffect(() => {
    const gone = new AbortController();
    // A station that does not answer is said by the band; the panel keeps what it knew.
    const ask = () => askSources(gone.signal).then(setAsked, () => undefined);
    ask();
    const timer = setInterval(ask, ASK_EVERY);
    return () => {
      clearInterval(timer);
      gone.abort();
    };
  }, []);
  return asked;
}

interface SourceSentencesProps {
  readonly state: SourceState;
  readonly now: number;
  readonly zone: string;
  readonly asked: AskedSource | null;
}

function SourceSentences({ state, now, zone, asked }: SourceSentencesProps) {
  const { t } = useTranslation();
  const { source, age } = state;
  const { failure } = source;
  const items = asked?.quarantine ?? [];
  return (
    <article>
      <h3>
        <Heartbeat answers={source.answers} dead={age.kind === 'old' || source.answers === 0} />
        <b>{source.title}</b>
        <span className="secondary">
          {failure
            ? t('sources.failing', {
                count: failure.tries,
                at: momentOf(failure.since, zone, now),
              })
            : t('sources.well')}
        </span>
      </h3>
      {failure && <p className="urgent">{failure.message}</p>}
      {items.length > 0 && (
        <h4 className="quiet">{t('sources.quarantined', { count: source.quarantined })}</h4>
      )}
      {items.slice(0, LISTED).map(({ place, reason }) => (
        <p key={place} className="secondary">
          <b>{t('sources.place', { place })}</b> {reason}
        </p>
      ))}
      {source.quarantined > LISTED && items.length > 0 && (
        <p className="quiet">{t('sources.more', { count: source.quarantined - LISTED })}</p>
      )}
    </article>
  );
}

function Sentence({ about, text }: { readonly about: string; readonly text: string }) {
  return (
    <article>
      <h3>
        <Shape level="urgent" />
        <b>{about}</b>
      </h3>
      <p className="urgent">{text}</p>
    </article>
  );
}

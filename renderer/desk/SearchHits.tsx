import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchHit } from '../../src/boards/search-hit.ts';
import { SearchHitLine } from './SearchHitLine.tsx';
import { searchGroups } from './search-groups.ts';
import type { Answered } from './use-answer.ts';
import type { Searched } from './use-search.ts';

interface SearchHitsProps {
  /** The id of the list; those of its options begin so. */
  readonly id: string;
  readonly answered: Answered<Searched>;
  /** The place of the hit that Enter opens. */
  readonly active: number;
  readonly zone: string;
  readonly choose: (hit: SearchHit) => void;
  readonly point: (place: number) => void;
}

/** What a search found, by kind, under the field; or why nothing stands there. */
export function SearchHits({ id, answered, active, zone, choose, point }: SearchHitsProps) {
  const { t } = useTranslation();
  const { answer, current, problem } = answered;
  const list = useRef<HTMLDivElement>(null);
  const found = problem ? [] : (answer?.found ?? []);
  useEffect(() => {
    list.current?.querySelector(`[data-place="${active}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div className="search-hits" ref={list} aria-busy={!current && !problem}>
      <div role="listbox" id={id} aria-label={t('search.found')}>
        {searchGroups(found).map(({ kind, hits }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options in a list box, no fieldset
          <div role="group" key={kind} aria-labelledby={`${id}-${kind}`}>
            <div className="search-heading" id={`${id}-${kind}`}>
              {t(`search.kind.${kind}`)}
              {kind === 'ticket' && hits.length > 1 && <span className="quiet"> {t('search.order')}</span>}
            </div>
            {hits.map(({ hit, place }) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are those of the field
              // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus
              <div
                role="option"
                key={place}
                id={`${id}-${place}`}
                data-place={place}
                className={`search-hit is-${kind}`}
                aria-selected={place === active}
                // The field keeps the focus.
                onMouseDown={(event) => event.preventDefault()}
                onMouseMove={() => point(place)}
                onClick={() => choose(hit)}
              >
                <SearchHitLine hit={hit} query={answer!.query} zone={zone} />
              </div>
            ))}
          </div>
        ))}
      </div>
      <SearchNotes answered={answered} />
    </div>
  );
}

/** What has to be said beside the hits. */
function SearchNotes({ answered: { answer, current, problem } }: { readonly answered: Answered<Searched> }) {
  const { t } = useTranslation();
  if (problem) {
    return (
      <p className="search-note problem">
        {problem.kind === 'refused'
          ? t('search.refused', { sentence: problem.sentence })
          : t('search.silent')}
      </p>
    );
  }
  if (!answer) return <p className="search-note quiet">{t('search.asking')}</p>;
  const nothing = answer.found.length === 0;
  return (
    <>
      {nothing && current && (
        <p className="search-note">
          {t('search.nothing', { query: answer.query })}{' '}
          <span className="quiet">{t('search.beginnings')}</span>
        </p>
      )}
      {nothing && !current && <p className="search-note quiet">{t('search.asking')}</p>}
      {answer.more && <p className="search-note quiet">{t('search.more')}</p>}
      {!answer.whole && <p className="search-note">{t('search.notWhole')}</p>}
    </>
  );
}

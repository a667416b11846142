import type { TFunction } from 'i18next';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchHit } from '../../src/boards/search-hit.ts';
import { SearchHits } from './SearchHits.tsx';
import { searchGroups } from './search-groups.ts';
import type { Answered } from './use-answer.ts';
import { type Searched, useSearch } from './use-search.ts';
import { useSlash } from './use-slash.ts';

/** The station refuses longer questions. */
const LONGEST = 200;

interface SearchFieldProps {
  readonly label: string;
  readonly placeholder: string;
  /** The zone on whose clocks days are told. */
  readonly zone: string;
  readonly onChosen: (hit: SearchHit) => void;
}

/**
 * Searches tickets, customers and addresses while somebody types; a combo box with a list of hits. Arrow keys go
 * through them, Enter takes one, Escape closes the list and then empties the field, and a slash anywhere goes to it.
 */
export function SearchField({ label, placeholder, zone, onChosen }: SearchFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  // Enter was pressed before the answer was there: the first hit is opened when it comes.
  const [entered, setEntered] = useState<string | null>(null);
  const answered = useSearch(text);
  const { answer, current, problem } = answered;
  const found = current && !problem && answer ? answer.found : [];
  const isOpen = open && text.trim() !== '';
  useSlash(field);

  const choose = (hit: SearchHit) => {
    setText('');
    setOpen(false);
    setEntered(null);
    onChosen(hit);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what came is looked at once
  useEffect(() => {
    if (entered === null || !current || entered !== answer?.query) return;
    setEntered(null);
    if (answer.found.length > 0) choose(answer.found[0]);
  }, [entered, current, answer]);

  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      if (!isOpen) setOpen(true);
      else if (found.length > 0) setActive(moved(active, key === 'ArrowDown' ? 1 : -1, found.length));
    } else if (key === 'Enter') {
      if (text.trim() === '') return;
      event.preventDefault();
      setOpen(true);
      if (!current) setEntered(text.trim());
      else if (isOpen && found[active]) choose(found[active]);
    } else if (key === 'Escape' && text !== '') {
      event.preventDefault();
      setEntered(null);
      if (isOpen) setOpen(false);
      else setText('');
    }
  };
  return (
    <search className="search-field">
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <input
          ref={field}
          id={id}
          type="text"
          role="combobox"
          placeholder={placeholder}
          maxLength={LONGEST}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={text}
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-controls={`${id}-hits`}
          aria-activedescendant={isOpen && found[active] ? `${id}-hits-${active}` : undefined}
          aria-keyshortcuts="/"
          onChange={(event) => {
            setText(event.currentTarget.value);
            setOpen(true);
            setActive(0);
            setEntered(null);
          }}
          onKeyDown={press}
          onClick={() => setOpen(true)}
          onBlur={() => setOpen(false)}
        />
        {text === '' && (
          <span className="key" aria-hidden="true" title={t('search.slash')}>
            /
          </span>
        )}
      </div>
      {isOpen && (
        <SearchHits
          id={`${id}-hits`}
          answered={answered}
          active={active}
          zone={zone}
          choose={choose}
          point={setActive}
        />
      )}
      <p className="unseen" role="status">
        {isOpen ? saidOf(answered, t) : ''}
      </p>
    </search>
  );
}

/** The place one further among so many, round and round. */
function moved(place: number, by: number, count: number): number {
  return (place + by + count) % count;
}

/** What a screen reader says of an answer; nothing while it is asked for. */
function saidOf({ answer, current, problem }: Answered<Searched>, t: TFunction): string {
  if (problem) {
    return problem.kind === 'refused'
      ? t('search.refused', { sentence: problem.sentence })
      : t('search.silent');
  }
  if (!answer || !current) return '';
  if (answer.found.length === 0) return t('search.nothing', { query: answer.query });
  const counts = searchGroups(answer.found).map(({ kind, hits }) =>
    t(`search.count.${kind}`, { count: hits.length }),
  );
  return [counts.join(', '), ...(answer.more ? [t('search.more')] : [])].join('. ');
}

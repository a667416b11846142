import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskView } from './desk-view.ts';
import { changed, type Filters, leavesOut, NO_FILTERS } from './filters.ts';
import { goTo } from './place.ts';
import { useTyped } from './use-typed.ts';

/** The days within which an agreement may be asked to end. */
const ENDS_WITHIN = [7, 30, 90, 365] as const;
/** The station refuses longer questions. */
const LONGEST = 200;

interface DeskFiltersProps {
  readonly filters: Filters;
  readonly view: DeskView;
}

/** What the agreements desk asks for. Every change is a place of its own, to which Back returns. */
export function DeskFilters({ filters, view }: DeskFiltersProps) {
  const { t } = useTranslation();
  const set = (change: Partial<Filters>) => goTo(changed(filters, change), 'push');
  const tiers = new Map(
    view.providers.flatMap(({ tiers }) => Object.entries(tiers).map(([id, { name }]) => [id, name] as const)),
  );
  const within = ENDS_WITHIN.map((count) => [String(count), t('desk.filter.days', { count })] as const);
  return (
    <search className="filters" aria-label={t('desk.filter.title')}>
      <SearchField filters={filters} />
      {view.providers.length > 1 && (
        <Choice
          name={t('desk.filter.provider')}
          all={t('desk.filter.all')}
          options={view.providers.map(({ provider, name }) => [provider, name] as const)}
          value={filters.provider}
          choose={(provider) => set({ provider })}
        />
      )}
      <Choice
        name={t('desk.filter.tier')}
        all={t('desk.filter.all')}
        options={[...tiers, ['none', t('desk.row.none')] as const]}
        value={filters.tier}
        choose={(tier) => set({ tier })}
      />
      <DateField filters={filters} />
      <Choice
        name={t('desk.filter.endsWithin')}
        all={t('desk.filter.anyTime')}
        options={within}
        value={filters.endsWithin}
        choose={(endsWithin) => set({ endsWithin })}
      />
      <Choice
        name={t('desk.filter.fault')}
        all={t('desk.filter.any')}
        options={(['open', 'none'] as const).map((id) => [id, t(`desk.filter.${id}`)] as const)}
        value={filters.fault}
        choose={(fault) => set({ fault })}
      />
      {leavesOut(filters) && (
        <button type="button" className="button" onClick={() => goTo(NO_FILTERS, 'push')}>
          {t('desk.filter.clear')}
        </button>
      )}
    </search>
  );
}

function Field({ name, children }: { readonly name: string; readonly children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{name}</label>
      {children(id)}
    </div>
  );
}

function SearchField({ filters }: { readonly filters: Filters }) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const { typed, type, now, left } = useTyped('q', filters.q);
  useEffect(() => {
    field.current?.focus();
  }, []);
  return (
    <input
      ref={field}
      type="search"
      className="search"
      aria-label={t('desk.filter.placeholder')}
      placeholder={t('desk.filter.placeholder')}
      maxLength={LONGEST}
      autoComplete="off"
      spellCheck={false}
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Enter' && now()}
      onBlur={left}
    />
  );
}

function DateField({ filters }: { readonly filters: Filters }) {
  const { t } = useTranslation();
  const { typed, type, now, left } = useTyped('on', filters.on);
  return (
    <Field name={t('desk.filter.on')}>
      {(id) => (
        <input
          id={id}
          type="date"
          className={typed === '' ? 'is-empty' : undefined}
          // A year that is being typed goes through years of Rome.
          min="1970-01-01"
          max="2999-12-31"
          value={typed}
          onChange={(event) => type(event.currentTarget.value, event.currentTarget.validity.valid)}
          onKeyDown={(event) => event.key === 'Enter' && now()}
          onBlur={left}
        />
      )}
    </Field>
  );
}

interface ChoiceProps {
  readonly name: string;
  /** What stands for no choice. */
  readonly all: string;
  readonly options: readonly (readonly [value: string, name: string])[];
  readonly value: string;
  readonly choose: (value: string) => void;
}

/** One of several values, or all. */
export function Choice({ name, all, options, value, choose }: ChoiceProps) {
  // A link may ask for what is not on offer; then the field says so rather than pretend to ask for all.
  const unknown = value !== '' && !options.some(([each]) => each === value);
  return (
    <Field name={name}>
      {(id) => (
        <select id={id} value={value} onChange={(event) => choose(event.currentTarget.value)}>
          <option value="">{all}</option>
          {unknown && <option value={value}>{value}</option>}
          {options.map(([each, text]) => (
            <option key={each} value={each}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

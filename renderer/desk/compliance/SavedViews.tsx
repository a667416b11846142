import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LONGEST } from '../../../src/compliance/reason-code.ts';
import { askViews, saveView } from '../../feed/report-door.ts';
import { Choice } from '../DeskFilters.tsx';
import { useAnswer } from '../use-answer.ts';
import { type CompliancePlace, placeOf, searchOf } from './compliance-place.ts';
import { goToReport } from './use-compliance-place.ts';
import { useWritten } from './use-written.ts';
import { WhoField, WritingProblem } from './WhoField.tsx';
import { rememberedWho, rememberWho } from './who.ts';

interface SavedViewsProps {
  readonly place: CompliancePlace;
  /** They can be chosen, and not written. */
  readonly isCopy: boolean;
}

/** Choices of filters that are kept by a name: choose one, save the present one, take one away. */
export function SavedViews({ place, isCopy }: SavedViewsProps) {
  const { t } = useTranslation();
  const [written, setWritten] = useState(0);
  const [naming, setNaming] = useState(false);
  const { answer } = useAnswer('views', (signal) => askViews({}, signal), written);
  const views = answer?.views ?? [];
  const here = queryOf(place);
  const chosen = views.find(({ query }) => query === here)?.name ?? '';
  const done = () => {
    setNaming(false);
    setWritten((count) => count + 1);
  };
  return (
    <div className="views">
      {views.length > 0 && (
        <Choice
          name={t('compliance.views.title')}
          all={t('compliance.views.choose')}
          options={views.map(({ name }) => [name, name] as const)}
          value={chosen}
          choose={(name) => {
            const view = views.find((each) => each.name === name);
            if (view) goToReport({ ...placeOf(view.query), print: false });
          }}
        />
      )}
      {isCopy ? (
        <p className="on-copy quiet">{t('compliance.onCopy.views')}</p>
      ) : (
        <button type="button" className="button" aria-expanded={naming} onClick={() => setNaming(!naming)}>
          {t('compliance.views.save')}
        </button>
      )}
      {naming && <NameView query={here} chosen={chosen} done={done} close={() => setNaming(false)} />}
    </div>
  );
}

/** What is kept of a place: what is asked, not which row of the answer is open. */
function queryOf(place: CompliancePlace): string {
  return searchOf({ ...place, rows: null, after: '', open: '', print: false }).slice(1);
}

interface NameViewProps {
  readonly query: string;
  /** The view that stands here already; empty for none. */
  readonly chosen: string;
  readonly done: () => void;
  readonly close: () => void;
}

function NameView({ query, chosen, done, close }: NameViewProps) {
  const { t } = useTranslation();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
  }, []);
  const [name, setName] = useState(chosen);
  const [who, setWho] = useState(rememberedWho);
  const { writing, write } = useWritten();
  const send = (view: { readonly name: string; readonly remove?: true }) =>
    void write(async (signal) => {
      await saveView({ ...view, query, by: who }, signal);
      rememberWho(who);
      done();
    });
  const save = (event: FormEvent) => {
    event.preventDefault();
    send({ name });
  };
  return (
    <form
      className="name-view"
      aria-label={t('compliance.views.save')}
      onSubmit={save}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <p className="asked">
        <label htmlFor={id}>{t('compliance.views.name')}</label>
        <input
          id={id}
          ref={field}
          required
          maxLength={LONGEST.name}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </p>
      <WhoField who={who} change={setWho} />
      <WritingProblem writing={writing} />
      <p className="ways">
        <button type="submit" className="button is-filled" disabled={writing.kind === 'sending'}>
          {t('compliance.views.keep')}
        </button>
        {chosen !== '' && (
          <button type="button" className="button" onClick={() => send({ name: chosen, remove: true })}>
            {t('compliance.views.remove', { name: chosen })}
          </button>
        )}
        <button type="button" className="button" onClick={close}>
          {t('compliance.rows.close')}
        </button>
      </p>
    </form>
  );
}

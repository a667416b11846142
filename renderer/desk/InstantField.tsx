import { type FormEvent, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateOf } from '../i18n/moment.ts';
import { fullMoment } from './ticket-moments.ts';
import { type TypedInstant, typedInstant } from './typed-instant.ts';

interface InstantFieldProps {
  /** The instant shown; null for now. */
  readonly at: number | null;
  /** An instant of the day, or in the year, that is meant where none is typed. */
  readonly near: number;
  readonly zone: string;
  readonly goTo: (at: number) => void;
  /** Somebody is about to type. */
  readonly begin?: () => void;
}

type Problem = Extract<TypedInstant, { kind: 'problem' }>['problem'];

/** Where somebody types the instant as of which the ticket is to be shown. */
export function InstantField({ at, near, zone, goTo, begin }: InstantFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  // Without its weekday, which nobody wants to type.
  const shown = at === null ? '' : fullMoment(at, zone).replace(/^\S+ /, '');
  const [text, setText] = useState(shown);
  const [problem, setProblem] = useState<Problem | null>(null);
  /** A time that was typed without its day, and the instant it was taken for. */
  const [taken, setTaken] = useState<{ readonly text: string; readonly at: number } | null>(null);
  useEffect(() => {
    setText(shown);
    setProblem(null);
  }, [shown]);
  const name = t('ticket.review.field', { zone });
  const go = (event: FormEvent) => {
    event.preventDefault();
    const typed = typedInstant(text, zone, near);
    if (typed.kind === 'problem') return setProblem(typed.problem);
    setProblem(null);
    setTaken(typed.ofDay ? { text: text.trim(), at: typed.at } : null);
    goTo(typed.at);
  };
  return (
    <form className="instant-field" onSubmit={go}>
      <div className="field">
        <input
          aria-label={name}
          title={name}
          placeholder={t('ticket.review.placeholder')}
          maxLength={60}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onFocus={begin}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : id}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setProblem(null);
            setTaken(null);
          }}
        />
      </div>
      <button type="submit" className="button">
        {t('ticket.review.show')}
      </button>
      {problem !== null && (
        <p className="problem" role="alert" id={id}>
          {t(`ticket.review.problem.${problem}`, { text: text.trim(), zone })}
        </p>
      )}
      {taken !== null && taken.at === at && (
        <p className="quiet" role="status">
          {t('ticket.review.ofDay', { text: taken.text, day: dateOf(taken.at, zone) })}
        </p>
      )}
    </form>
  );
}

import { useTranslation } from 'react-i18next';
import type { Ledger, Step } from '../../src/explain/ledger.ts';
import { stepText } from '../../src/explain/step-text.ts';

interface LedgerStepsProps {
  readonly ledger: Ledger;
  readonly steps: readonly Step[];
  /** The number of the first of them. */
  readonly first: number;
  /** What they are, for those who cannot see where they stand. */
  readonly name: string;
}

/** What had to be decided about a clock, one by one, with the sentences and settings that decided it. */
export function LedgerSteps({ ledger, steps, first, name }: LedgerStepsProps) {
  const { t } = useTranslation();
  return (
    <ol className="decisions" aria-label={name}>
      {steps.map(({ what, sentence, readings }, i) => {
        const { question, answer } = stepText(what, ledger);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a decision is known by its place
          <li key={i}>
            <i aria-hidden="true">{first + i}</i>
            <div>
              <b>{question}</b> {answer}
              {sentence !== null && (
                <span className="quiet"> {t('ticket.explain.sentence', { sentence })}</span>
              )}
              {readings.length > 0 && (
                <p className="readings">
                  {readings.map((reading) => t('ticket.explain.reading', reading)).join(' · ')}
                </p>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

import { useTranslation } from 'react-i18next';
import type { Ledger } from '../../src/explain/ledger.ts';
import { momentIn } from '../../src/explain/local-moments.ts';
import { askReasonCodes } from '../feed/door.ts';
import { useAnswer } from './use-answer.ts';

interface GivenReasonsProps {
  readonly ledger: Ledger;
  /** The station's now: they are asked for once a minute. */
  readonly now: number;
}

const MINUTE = 60_000;

/** The reasons that supervisors gave a breached clock, the last one first; nothing for any other clock. */
export function GivenReasons({ ledger, now }: GivenReasonsProps) {
  const { t } = useTranslation();
  const { ticket, clock, ordinal, zone } = ledger;
  const isBreached = clock.state.kind === 'breached';
  const { answer, current } = useAnswer(
    isBreached ? ticket : null,
    (signal) => askReasonCodes(ticket, signal),
    Math.floor(now / MINUTE),
  );
  // What another ticket was given is no reason here.
  if (!isBreached || !answer || !current) return null;
  const ofClock = answer.given.filter(
    (one) => one.kind === clock.kind && one.cycle === clock.cycle && one.ordinal === ordinal,
  );
  if (ofClock.length === 0) return null;
  return (
    <ul className="reasons" aria-label={t('ticket.reasons.title')}>
      {ofClock.map(({ code, note, by, at }) => (
        <li key={`${at} ${by}`}>
          {t(note === '' ? 'ticket.reasons.plain' : 'ticket.reasons.noted', {
            code: t(`ticket.reasons.codes.${code}`, { defaultValue: code }),
            note,
            by,
            // To the minute: nobody asks for the second of a note.
            at: momentIn(at - (at % MINUTE), zone, true),
          })}
        </li>
      ))}
    </ul>
  );
}

import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutcomeRow } from '../../../src/compliance/outcome-row.ts';
import { LONGEST, REASON_CODES } from '../../../src/compliance/reason-code.ts';
import { momentIn } from '../../../src/explain/local-moments.ts';
import { askGivenReasons, giveReason } from '../../feed/report-door.ts';
import { useAnswer } from '../use-answer.ts';
import { codeText } from './code-text.ts';
import { type ReportScope, zoneOf } from './report-scope.ts';
import { useWritten } from './use-written.ts';
import { WhoField, WritingProblem } from './WhoField.tsx';
import { rememberedWho, rememberWho } from './who.ts';

interface ReasonCodesProps {
  readonly row: OutcomeRow;
  readonly scope: ReportScope;
}

const MINUTE = 60_000;

/** The reason codes that a breach was given, the last one first, and the form that gives it another. */
export function ReasonCodes({ row, scope }: ReasonCodesProps) {
  const { t } = useTranslation();
  const { ticket, kind, cycle, ordinal } = row;
  const { answer } = useAnswer(ticket, (signal) => askGivenReasons({ ticket }, signal), scope.again);
  const given = answer?.given.filter(
    (one) => one.kind === kind && one.cycle === cycle && one.ordinal === ordinal,
  );
  const zone = zoneOf(scope, row.provider);
  return (
    <section className="codes" aria-labelledby="codes">
      <h2 id="codes">{t('compliance.codes.title')}</h2>
      {given && given.length > 0 && (
        <ol>
          {given.map(({ code, note, by, at }) => (
            <li key={`${at} ${by} ${code}`}>
              <b>{codeText(code, t)}</b> {note}
              <span className="quiet">
                {' '}
                {by}, {momentIn(at - (at % MINUTE), zone)}
              </span>
            </li>
          ))}
        </ol>
      )}
      {given?.length === 0 && <p className="quiet">{t('compliance.codes.none')}</p>}
      {scope.view.board.settings?.copy ? (
        <p className="quiet">{t('compliance.onCopy.codes')}</p>
      ) : (
        <GiveCode row={row} scope={scope} />
      )}
    </section>
  );
}

function GiveCode({ row, scope }: ReasonCodesProps) {
  const { t } = useTranslation();
  const { ticket, kind, cycle, ordinal } = row;
  const ids = { code: useId(), note: useId() };
  const [code, setCode] = useState('');
  const [note, setNote] = useState('');
  const [who, setWho] = useState(rememberedWho);
  const { writing, write } = useWritten();
  const give = (event: FormEvent) => {
    event.preventDefault();
    void write(async (signal) => {
      await giveReason({ ticket, kind, cycle, ordinal, code, note, by: who }, signal);
      rememberWho(who);
      setCode('');
      setNote('');
      scope.written();
    });
  };
  return (
    <form onSubmit={give}>
      <p className="asked">
        <label htmlFor={ids.code}>{t('compliance.codes.code')}</label>
        <select id={ids.code} required value={code} onChange={(event) => setCode(event.currentTarget.value)}>
          <option value="">{t('compliance.codes.choose')}</option>
          {REASON_CODES.map((each) => (
            <option key={each} value={each}>
              {codeText(each, t)}
            </option>
          ))}
        </select>
      </p>
      <p className="asked">
        <label htmlFor={ids.note}>{t('compliance.codes.note')}</label>
        <textarea
          id={ids.note}
          rows={2}
          maxLength={LONGEST.note}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </p>
      <WhoField who={who} change={setWho} />
      <WritingProblem writing={writing} />
      <button type="submit" className="button" disabled={writing.kind === 'sending'}>
        {t('compliance.codes.give')}
      </button>
      <p className="note quiet">{t('compliance.codes.rest')}</p>
    </form>
  );
}

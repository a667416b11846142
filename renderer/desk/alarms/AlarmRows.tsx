import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { askAlarmRows } from '../../feed/alarms-desk-door.ts';
import { countText } from '../../i18n/count.ts';
import { tookText } from '../../i18n/duration.ts';
import { AnswerBand } from '../DeskBand.tsx';
import { DeskLink } from '../DeskLink.tsx';
import { useAnswer } from '../use-answer.ts';
import { AlarmTable } from './AlarmTable.tsx';
import { type OpenAlarms, rowsQuery } from './alarms-place.ts';
import type { AlarmsScope } from './alarms-scope.ts';
import { goToAlarms, toAlarms } from './use-alarms-place.ts';

interface AlarmRowsProps {
  readonly scope: AlarmsScope;
  readonly rows: OpenAlarms;
  /** What they are of, as its line is called; null for a list of its own, which cannot be closed. */
  readonly name: string | null;
}

const PAGE = 50;

/** The alarms behind a number, latest first; their count is the number. */
export function AlarmRows({ scope, rows, name }: AlarmRowsProps) {
  const { t } = useTranslation();
  const { place, filters, again, view } = scope;
  const asked = rowsQuery(filters, rows);
  const query = { ...asked, skip: String(place.skip), limit: String(PAGE) };
  const told = useAnswer(JSON.stringify(query), (signal) => askAlarmRows(query, signal), again);
  const answer = told.current ? told.answer : null;
  const head = useRef<HTMLHeadingElement>(null);
  const question = JSON.stringify(rows);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows are shown, and read out, as they are opened
  useEffect(() => {
    if (name === null) return;
    head.current?.focus({ preventScroll: true });
    head.current?.scrollIntoView({ block: 'nearest' });
  }, [question]);
  const close = () => goToAlarms({ ...place, rows: null, skip: 0 });
  const number = rows.number === '' ? 'alarms' : rows.number;
  return (
    <section
      className="behind"
      aria-labelledby="behind"
      onKeyDown={(event) => name !== null && event.key === 'Escape' && close()}
    >
      <div className="behind-head">
        <h2 id="behind" ref={head} tabIndex={-1}>
          {titleText()} <span>{answer ? foundText(answer.count) : t('compliance.asking')}</span>
        </h2>
        {answer && answer.count > PAGE && <p className="on-paper">{pageText(answer.count)}</p>}
        <span className="behind-ways">
          <a
            className="button"
            href={`/api/alarms/report/export?${new URLSearchParams({ format: 'csv', ...asked })}`}
            download
          >
            {t('alarmsDesk.rows.export')}
          </a>
          {name !== null && (
            <button type="button" className="button" onClick={close}>
              {t('alarmsDesk.rows.close')}
            </button>
          )}
        </span>
      </div>
      <AnswerBand problem={told.problem} hasRows={answer !== null} view={view} />
      {answer && answer.count === 0 && <p className="secondary">{noneText()}</p>}
      {answer && answer.rows.length > 0 && <AlarmTable rows={answer.rows} scope={scope} />}
      {answer && answer.count > PAGE && (
        <nav className="pages" aria-label={t('desk.pages.title')}>
          {place.skip > 0 && (
            <DeskLink to={toAlarms({ ...place, skip: Math.max(0, place.skip - PAGE) })} current={false}>
              {t('desk.pages.previous', { count: PAGE })}
            </DeskLink>
          )}
          {place.skip + PAGE < answer.count && (
            <DeskLink to={toAlarms({ ...place, skip: place.skip + PAGE })} current={false}>
              {t('desk.pages.next', { count: PAGE })}
            </DeskLink>
          )}
        </nav>
      )}
    </section>
  );

  function titleText(): string {
    const measure = rows.measure as 'told' | 'acknowledged' | 'reacted' | '';
    const what =
      measure === ''
        ? t(`alarmsDesk.number.${number as 'alarms'}`)
        : `${t(`alarmsDesk.measure.${measure}`)} ${t('alarmsDesk.rows.over', { length: tookText(Number(rows.over), t) })}`;
    return name === null ? what : `${what}, ${t('alarmsDesk.rows.of', { line: name })}`;
  }

  function noneText(): string {
    if (rows.measure === '') return t('alarmsDesk.rows.none');
    return t('alarmsDesk.rows.noneLonger', { length: tookText(Number(rows.over), t) });
  }

  /** On paper there is no next page. */
  function pageText(count: number): string {
    const to = Math.min(count, place.skip + PAGE);
    const words = { from: place.skip + 1, to, of: count };
    return t('alarmsDesk.rows.page', words);
  }

  function foundText(count: number): string {
    return t('alarmsDesk.rows.found', { count, number: countText(count) });
  }
}

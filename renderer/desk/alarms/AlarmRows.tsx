import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlarmRow } from '../../../src/alarms/alarm-report.ts';
import { pathOfTicket } from '../../../src/boards/desks.ts';
import { askAlarmRows } from '../../feed/alarms-desk-door.ts';
import { countText } from '../../i18n/count.ts';
import { tookText } from '../../i18n/duration.ts';
import { AnswerBand } from '../DeskBand.tsx';
import { DeskLink } from '../DeskLink.tsx';
import { fullMoment } from '../ticket-moments.ts';
import { recordOf } from '../ticket-record.ts';
import { useAnswer } from '../use-answer.ts';
import { type OpenAlarms, rowsQuery } from './alarms-place.ts';
import { type AlarmsScope, zoneOf } from './alarms-scope.ts';
import { goToAlarms, toAlarms } from './use-alarms-place.ts';

interface AlarmRowsProps {
  readonly scope: AlarmsScope;
  readonly rows: OpenAlarms;
  /** What they are of, as its line is called; null for a list of its own, which cannot be closed. */
  readonly name: string | null;
}

const PAGE = 50;
const SECOND = 1000;

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
          {answer && answer.count > PAGE && <span className="on-paper">, {pageText(answer.count)}</span>}
        </h2>
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
      {answer && answer.rows.length > 0 && <Table rows={answer.rows} scope={scope} />}
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

function Table({ rows, scope }: { readonly rows: readonly AlarmRow[]; readonly scope: AlarmsScope }) {
  const { t } = useTranslation();
  const heads = ['raised', 'about', 'standing', 'level', 'told', 'acknowledged', 'reacted', 'marks'] as const;
  const took = (ms: number | null) =>
    ms === null ? <span className="quiet">{t('desk.row.dash')}</span> : tookText(ms - (ms % SECOND), t);
  return (
    <table className="alarm-rows">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {t(`alarmsDesk.rows.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.alarm}>
            <td>{fullMoment(row.raisedAt - (row.raisedAt % SECOND), zoneOf(scope, row.provider))}</td>
            <th scope="row">
              <About row={row} />
            </th>
            <td>{t(`alarmsDesk.standing.${row.standing}`)}</td>
            <td>{row.level === 0 ? t('desk.row.dash') : row.level}</td>
            <td>{took(row.toldMs)}</td>
            <td>{took(row.acknowledgedMs)}</td>
            <td>{took(row.reactedMs)}</td>
            <td>{marksOf(row).join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );

  function marksOf({ late, lapsed, failures, end }: AlarmRow): string[] {
    return [
      ...(end === null ? [t('alarmsDesk.mark.open')] : []),
      ...(late ? [t('alarmsDesk.mark.late')] : []),
      ...(lapsed ? [t('alarmsDesk.mark.lapsed')] : []),
      ...(failures > 0 ? [t('alarmsDesk.mark.failed', { count: failures })] : []),
    ];
  }
}

/** What an alarm is about: a ticket leads to its page. */
function About({ row: { about, subject } }: { readonly row: AlarmRow }) {
  const { t } = useTranslation();
  switch (about.kind) {
    case 'ticket':
      return (
        <>
          <a href={pathOfTicket(about.ticket)}>{recordOf(about.ticket)}</a> {about.clock}{' '}
          {subject && <bdi className="quiet">{subject}</bdi>}
        </>
      );
    case 'test':
      return <bdi>{t('alarmsDesk.rows.test', { by: about.by })}</bdi>;
    case 'silence':
      return <bdi>{t('alarmsDesk.rows.silence', { station: about.station })}</bdi>;
  }
}

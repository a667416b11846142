import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExplainedRow, OutcomeRow } from '../../../src/compliance/outcome-row.ts';
import { askBreaches, askClocks } from '../../feed/report-door.ts';
import { countText } from '../../i18n/count.ts';
import { AnswerBand } from '../DeskBand.tsx';
import { ClockRow } from './ClockRow.tsx';
import { type OpenRows, opened, rowsQuery } from './compliance-place.ts';
import { monthName } from './month-text.ts';
import { PlaceLink } from './PlaceLink.tsx';
import { RowsSwitch } from './RowsSwitch.tsx';
import type { ReportScope } from './report-scope.ts';
import { rowKey } from './row-key.ts';
import { rowsTitle } from './rows-title.ts';
import { goToReport } from './use-compliance-place.ts';
import { useTold } from './use-told.ts';

interface ClockRowsProps {
  readonly scope: ReportScope;
  readonly rows: OpenRows;
  /** The page's own list: nobody opened it, so it cannot be closed. */
  readonly own?: boolean;
}

/** Rows on a page, and on paper. */
const PAGE = 50;
const PAPER = 200;

/** The clocks behind a number, latest first; their count is the number. Breached ones say why. */
export function ClockRows({ scope, rows, own = false }: ClockRowsProps) {
  const { t } = useTranslation();
  const { place, again } = scope;
  const limit = place.print ? PAPER : PAGE;
  const query = {
    ...rowsQuery(scope.asked, rows),
    ...(place.after === '' ? {} : { after: place.after }),
    limit: String(limit),
  };
  const explained = rows.standing === 'breached';
  const breaches = useTold(askBreaches, explained ? query : null, again);
  const clocks = useTold(askClocks, explained ? null : query, again);
  const told = explained ? breaches : clocks;
  // What answers another question is not shown under the name of this one.
  const answer = told.current ? told.answer : null;
  const region = useRef<HTMLElement>(null);
  const origin = useRef<HTMLElement | SVGElement>(null);
  const question = JSON.stringify(rows);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows are shown, and read out, as they are opened
  useEffect(() => {
    if (own || place.print) return;
    const { activeElement } = document;
    // The link that opened them; not the rows themselves, whose other half was chosen.
    if (activeElement instanceof HTMLElement || activeElement instanceof SVGElement) {
      if (activeElement !== document.body && !region.current?.contains(activeElement)) {
        origin.current = activeElement;
      }
    }
    region.current?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
    region.current?.scrollIntoView({ block: 'nearest' });
  }, [question]);
  const close = () => {
    origin.current?.focus();
    goToReport(opened(place, null));
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    if (place.open !== '') goToReport({ ...place, open: '' });
    else if (!own) close();
  };
  return (
    <section className="behind" ref={region} aria-labelledby="behind" onKeyDown={press}>
      <div className="behind-head">
        <h2 id="behind" tabIndex={-1}>
          {own ? t('compliance.rows.own', { month: monthName(rows.month) }) : rowsTitle(rows, scope, t)}{' '}
          <span>{answer ? foundText(answer.count) : t('compliance.asking')}</span>
        </h2>
        {!own && (
          <span className="behind-ways">
            {rows.standing !== 'running' && (
              <a
                className="button"
                href={`/api/compliance/export?${new URLSearchParams({ format: 'csv', ...rowsQuery(scope.asked, rows) })}`}
                download
              >
                {t('compliance.rows.export')}
              </a>
            )}
            <button type="button" className="button" onClick={close}>
              {t('compliance.rows.close')}
            </button>
          </span>
        )}
      </div>
      {!own && <RowsSwitch rows={rows} scope={scope} />}
      <AnswerBand problem={told.problem} hasRows={answer !== null} view={scope.view} />
      {answer && answer.rows.length > 0 && (
        <RowsTable rows={answer.rows} explained={explained} scope={scope} />
      )}
      {answer && answer.count === 0 && (
        <p className="secondary">{t(own ? 'compliance.rows.noBreach' : 'compliance.rows.none')}</p>
      )}
      {answer && place.print && answer.count > answer.rows.length && (
        <p className="note">
          {t('compliance.rows.cut', { shown: answer.rows.length, number: countText(answer.count) })}
        </p>
      )}
      {answer && !place.print && (answer.next !== null || place.after !== '') && (
        <nav className="pages" aria-label={t('desk.pages.title')}>
          {place.after !== '' && (
            <PlaceLink className="button" to={{ ...place, after: '', open: '' }}>
              {t('desk.pages.first')}
            </PlaceLink>
          )}
          {answer.next !== null && (
            <PlaceLink className="button" to={{ ...place, after: answer.next, open: '' }}>
              {t('desk.pages.next', { count: limit })}
            </PlaceLink>
          )}
        </nav>
      )}
    </section>
  );

  function foundText(count: number): string {
    if (count === 0) return '';
    const number = countText(count);
    if (place.print) return t('compliance.rows.found', { number });
    return t('compliance.rows.foundSelect', { number });
  }
}

interface RowsTableProps {
  readonly rows: readonly (OutcomeRow | ExplainedRow)[];
  readonly explained: boolean;
  readonly scope: ReportScope;
}

/** The rows. They are one stop of the Tab key; the arrows, j and k go through them, Enter opens one, Escape closes it. */
function RowsTable({ rows, explained, scope }: RowsTableProps) {
  const { t } = useTranslation();
  const { open } = scope.place;
  const body = useRef<HTMLTableSectionElement>(null);
  const step = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const buttons = [...(body.current?.querySelectorAll<HTMLElement>('.row-button') ?? [])];
    const at = buttons.indexOf(event.target as HTMLElement);
    const to = at < 0 ? null : stepTo(event.key, at, buttons.length);
    if (to === null) return;
    event.preventDefault();
    buttons[to].focus();
  };
  const stop = Math.max(
    0,
    rows.findIndex((row) => rowKey(row) === open),
  );
  return (
    <table className={explained ? 'clock-rows is-explained' : 'clock-rows'}>
      <thead>
        <tr>
          <th scope="col">{t('compliance.rows.due')}</th>
          <th scope="col">{t('compliance.rows.clock')}</th>
          <th scope="col">{t('compliance.rows.tier')}</th>
          <th scope="col">{t('compliance.rows.about')}</th>
          <th scope="col" className="number">
            {t('compliance.rows.used')}
          </th>
          {explained ? (
            <>
              <th scope="col" className="of-strip">
                {t('compliance.rows.strip')}
              </th>
              <th scope="col">{t('compliance.rows.why')}</th>
              <th scope="col">{t('compliance.rows.code')}</th>
            </>
          ) : (
            <>
              <th scope="col" className="of-standing">
                {t('compliance.rows.standingHead')}
              </th>
              <th scope="col">{t('compliance.rows.service')}</th>
              <th scope="col">{t('compliance.rows.terms')}</th>
            </>
          )}
        </tr>
      </thead>
      <tbody ref={body} onKeyDown={step}>
        {rows.map((row, i) => (
          <ClockRow key={rowKey(row)} row={row} stop={i === stop} scope={scope} />
        ))}
      </tbody>
    </table>
  );
}

function stepTo(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return Math.min(count - 1, at + 1);
    case 'ArrowUp':
    case 'k':
      return Math.max(0, at - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

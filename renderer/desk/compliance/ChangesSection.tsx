import { useTranslation } from 'react-i18next';
import { askChanges } from '../../feed/report-door.ts';
import { countText } from '../../i18n/count.ts';
import { dateOf, secondsOf } from '../../i18n/moment.ts';
import { AnswerBand } from '../DeskBand.tsx';
import { reportQuery } from './compliance-place.ts';
import { PlaceLink } from './PlaceLink.tsx';
import { type ReportScope, reportZone } from './report-scope.ts';
import { ticketAddress } from './row-key.ts';
import { SpanSwitch } from './SpanSwitch.tsx';
import { useTold } from './use-told.ts';

/** Changes on a page, and on paper. */
const PAGE = 50;
const PAPER = 200;

/** Verdicts that changed after they were settled: when, by which fact, from what, to what. */
export function ChangesSection({ scope }: { readonly scope: ReportScope }) {
  const { t } = useTranslation();
  const { place, month, again, view } = scope;
  const limit = place.print ? PAPER : PAGE;
  const query = {
    ...reportQuery(scope.asked, month),
    span: place.span,
    limit: String(limit),
    ...(place.after === '' ? {} : { skip: place.after }),
  };
  const told = useTold(askChanges, query, again);
  const answer = told.current ? told.answer : null;
  const zone = reportZone(scope);
  const skipped = Number(place.after || 0);
  return (
    <section aria-labelledby="changes">
      <div className="section-head">
        <h2 id="changes">
          {t('compliance.changes.title')}{' '}
          <span>
            {answer
              ? t('compliance.changes.found', { number: countText(answer.count) })
              : t('compliance.asking')}
          </span>
        </h2>
        <SpanSwitch scope={scope} />
      </div>
      <AnswerBand problem={told.problem} hasRows={answer !== null} view={view} />
      {answer?.count === 0 && <p className="secondary">{t('compliance.changes.none')}</p>}
      {answer && answer.rows.length > 0 && (
        <table className="change-rows">
          <thead>
            <tr>
              {(['at', 'ticket', 'clock', 'was', 'became', 'cause'] as const).map((each) => (
                <th key={each} scope="col">
                  {t(`compliance.changes.column.${each}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {answer.rows.map((row, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a clock may change twice in one instant
              <tr key={`${row.ticket} ${row.at} ${i}`}>
                <th scope="row">
                  {dateOf(row.at, zone)} {secondsOf(row.at, zone)}
                </th>
                <td>
                  <a href={ticketAddress(row)}>{row.ticket}</a>
                </td>
                <td>{row.kind}</td>
                <td>{row.was}</td>
                <td>
                  <b>{row.became}</b>
                </td>
                <td className="clip secondary" title={row.cause}>
                  {row.cause}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {answer && place.print && answer.count > answer.rows.length && (
        <p className="note quiet">
          {t('compliance.rows.cut', { shown: answer.rows.length, number: countText(answer.count) })}
        </p>
      )}
      {answer && !place.print && answer.count > limit && (
        <nav className="pages" aria-label={t('desk.pages.title')}>
          {skipped > 0 && (
            <PlaceLink className="button" to={{ ...place, after: '' }}>
              {t('desk.pages.first')}
            </PlaceLink>
          )}
          {skipped + answer.rows.length < answer.count && (
            <PlaceLink className="button" to={{ ...place, after: String(skipped + limit) }}>
              {t('desk.pages.next', { count: limit })}
            </PlaceLink>
          )}
        </nav>
      )}
    </section>
  );
}

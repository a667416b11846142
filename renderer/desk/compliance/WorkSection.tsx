import { useTranslation } from 'react-i18next';
import type { WorkRow } from '../../../src/compliance/work-rows.ts';
import { askWork } from '../../feed/report-door.ts';
import { countText } from '../../i18n/count.ts';
import { lengthText } from '../../i18n/duration.ts';
import { dateOf, timeOf } from '../../i18n/moment.ts';
import { AnswerBand } from '../DeskBand.tsx';
import { opened, reportQuery, rowsBehind } from './compliance-place.ts';
import { PlaceLink } from './PlaceLink.tsx';
import { providerName, type ReportScope, zoneOf } from './report-scope.ts';
import { SpanSwitch } from './SpanSwitch.tsx';
import { useTold } from './use-told.ts';
import { WORK_COUNTS, workBehind } from './work-counts.ts';

/** How planned work kept to what is promised of it: notice, windows that overran, preventive work without reason. */
export function WorkSection({ scope }: { readonly scope: ReportScope }) {
  const { t } = useTranslation();
  const { place, month, again, view } = scope;
  const told = useTold(askWork, { ...reportQuery(scope.asked, month), span: place.span }, again);
  const answer = told.current ? told.answer : null;
  const mark = place.rows?.of === 'work' ? place.rows.mark : '';
  const rows = answer ? workBehind(answer.rows, mark) : [];
  return (
    <section aria-labelledby="work">
      <div className="section-head">
        <h2 id="work">
          {t('compliance.work.title')} <span>{t('compliance.work.rest')}</span>
        </h2>
        <SpanSwitch scope={scope} />
      </div>
      <AnswerBand problem={told.problem} hasRows={answer !== null} view={view} />
      {!answer && !told.problem && <p className="quiet">{t('compliance.asking')}</p>}
      {answer && (
        <>
          <ul className="counts">
            {WORK_COUNTS.map((each) => (
              <li key={each}>
                <PlaceLink
                  to={opened(
                    place,
                    each === mark ? null : rowsBehind({ of: 'work', span: place.span, mark: each }),
                  )}
                  current={each === mark}
                >
                  <b>{countText(answer.counts[each])}</b> {t(`compliance.work.count.${each}`)}
                </PlaceLink>
              </li>
            ))}
          </ul>
          <h2>
            {mark === '' ? t('compliance.work.all') : t(`compliance.work.count.${mark as 'inTime'}`)}{' '}
            <span>{t('compliance.rows.found', { number: countText(rows.length) })}</span>
          </h2>
          {rows.length === 0 ? (
            <p className="secondary">{t('compliance.work.none')}</p>
          ) : (
            <table className="work-rows">
              <thead>
                <tr>
                  {(['start', 'title', 'kind', 'notice', 'overran', 'marks', 'reason'] as const).map(
                    (each) => (
                      <th key={each} scope="col">
                        {t(`compliance.work.column.${each}`)}
                      </th>
                    ),
                  )}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <Line key={row.id} row={row} scope={scope} />
                ))}
              </tbody>
            </table>
          )}
        </>
      )}
    </section>
  );
}

function Line({ row, scope }: { readonly row: WorkRow; readonly scope: ReportScope }) {
  const { t } = useTranslation();
  const zone = zoneOf(scope, row.provider);
  const { start, end, notice, noticeAt, workingDaysGiven, overranMs, marks, reason } = row;
  return (
    <tr>
      <th scope="row">
        {dateOf(start, zone)} {timeOf(start, zone)}–{timeOf(end, zone)}
      </th>
      <td className="clip" title={row.title}>
        {row.title} <span className="quiet">{providerName(scope, row.provider)}</span>
      </td>
      <td>{row.kind}</td>
      <td className={notice === 'short-notice' || notice === 'unannounced' ? 'late' : undefined}>
        {notice}
        {noticeAt !== null && (
          <span className="secondary">
            {' '}
            {t('compliance.work.noticed', { at: dateOf(noticeAt, zone) })}
            {workingDaysGiven !== null && `, ${t('compliance.work.days', { count: workingDaysGiven })}`}
          </span>
        )}
      </td>
      <td>
        {overranMs !== null && overranMs > 0 ? lengthText(overranMs, t) : <span className="quiet">–</span>}
      </td>
      <td>{marks.length > 0 ? marks.join(', ') : <span className="quiet">–</span>}</td>
      <td className="clip secondary" title={reason ?? undefined}>
        {reason ?? '–'}
      </td>
    </tr>
  );
}

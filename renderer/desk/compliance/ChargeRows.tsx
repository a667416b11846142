import { useTranslation } from 'react-i18next';
import type { ChargeLine } from '../../../src/compliance/charges.ts';
import { askChargeLines } from '../../feed/report-door.ts';
import { countText } from '../../i18n/count.ts';
import { amountOf } from '../../i18n/duration.ts';
import { dateOf, timeOf } from '../../i18n/moment.ts';
import { AnswerBand } from '../DeskBand.tsx';
import { addressOf } from '../ticket-place.ts';
import { linesQuery, type OpenRows } from './compliance-place.ts';
import { monthName, spanText } from './month-text.ts';
import { type ReportScope, zoneOf } from './report-scope.ts';
import { useTold } from './use-told.ts';

/** So many lines are listed at once. */
const SHOWN = 200;

/** The lines of the emergency ledger behind a number, each with its evidence: flag or reply, and classification. */
export function ChargeRows({ rows, scope }: { readonly rows: OpenRows; readonly scope: ReportScope }) {
  const { t } = useTranslation();
  const { report, again, view } = scope;
  const told = useTold(askChargeLines, linesQuery(scope.asked, rows), again);
  const all = told.current ? told.answer : null;
  const kind = rows.standing === 'charge' || rows.standing === 'reversal' ? rows.standing : null;
  const lines = all?.filter((line) => kind === null || line.kind === kind) ?? [];
  const when =
    rows.span === 'month' ? monthName(rows.month) : spanText(report.months[0], report.months.at(-1)!, t);
  const sum = lines.reduce((cents, line) => cents + line.cents, 0);
  return (
    <section className="behind" aria-labelledby="charge-lines">
      <h2 id="charge-lines">
        {[
          t('compliance.charges.lines', { when }),
          kind ? t(`compliance.charges.kind.${kind}`) : '',
          rows.mark,
        ]
          .filter((part) => part !== '')
          .join(' · ')}{' '}
        <span>
          {all
            ? t('compliance.charges.found', {
                number: countText(lines.length),
                amount: amountOf(sum / 100),
              })
            : t('compliance.asking')}
        </span>
      </h2>
      <AnswerBand problem={told.problem} hasRows={all !== null} view={view} />
      {lines.length > 0 && (
        <table className="charge-rows">
          <thead>
            <tr>
              {(['at', 'customer', 'ticket', 'for', 'flagged', 'classified'] as const).map((each) => (
                <th key={each} scope="col">
                  {t(`compliance.charges.column.${each}`)}
                </th>
              ))}
              <th scope="col" className="number">
                {t('compliance.charges.column.amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.slice(0, SHOWN).map((line) => (
              <Line
                key={`${line.ticket} ${line.kind} ${line.at} ${line.for} ${line.flagged.at}`}
                line={line}
                scope={scope}
              />
            ))}
          </tbody>
        </table>
      )}
      {lines.length > SHOWN && (
        <p className="note quiet">
          {t('compliance.rows.cut', { shown: SHOWN, number: countText(lines.length) })}
        </p>
      )}
    </section>
  );
}

function Line({ line, scope }: { readonly line: ChargeLine; readonly scope: ReportScope }) {
  const { t } = useTranslation();
  const zone = zoneOf(scope, line.provider);
  const { flagged, classified } = line;
  const moment = (at: number) => `${dateOf(at, zone)} ${timeOf(at, zone)}`;
  const by = (who: string | null) => (who === null ? '' : `, ${who}`);
  const about = line.customer ?? line.customerId ?? t('compliance.groups.none.customer');
  return (
    <tr className={line.kind === 'reversal' ? 'is-reversal' : undefined}>
      <th scope="row">{moment(line.at)}</th>
      <td className="clip" title={about}>
        {about}
      </td>
      <td className="clip" title={line.subject ?? undefined}>
        <a href={addressOf({ ticketId: line.ticket, at: null, clock: null })}>{line.ticket}</a>{' '}
        <span className="secondary">{line.subject}</span>
      </td>
      <td>
        {line.kind === 'reversal' && <b>{t('compliance.charges.reversal')} </b>}
        {t(`compliance.charges.for.${line.for}`)}
      </td>
      <td className="clip secondary" title={moment(flagged.at) + by(flagged.by)}>
        {moment(flagged.at)}
        {by(flagged.by)}
      </td>
      <td
        className="clip secondary"
        title={`${classified.impact}, ${moment(classified.at)}${by(classified.by)}`}
      >
        {classified.impact}, {moment(classified.at)}
        {by(classified.by)}
      </td>
      <td className="number">
        <b>{amountOf(line.cents / 100)}</b>
      </td>
    </tr>
  );
}

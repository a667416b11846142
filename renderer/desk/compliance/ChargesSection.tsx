import { useTranslation } from 'react-i18next';
import { askCharges } from '../../feed/report-door.ts';
import { countText } from '../../i18n/count.ts';
import { amountOf } from '../../i18n/duration.ts';
import { AnswerBand } from '../DeskBand.tsx';
import { ChargeRows } from './ChargeRows.tsx';
import { opened, reportQuery, rowsBehind } from './compliance-place.ts';
import { monthHead } from './month-text.ts';
import { PlaceLink } from './PlaceLink.tsx';
import type { ReportScope } from './report-scope.ts';
import { useCellKeys } from './use-cell-keys.ts';
import { useTold } from './use-told.ts';

/** The emergency ledger: what customers were charged by month, in EUR net, reversals included. */
export function ChargesSection({ scope }: { readonly scope: ReportScope }) {
  const { t } = useTranslation();
  const { place, month, again, view } = scope;
  const told = useTold(askCharges, reportQuery(scope.asked, month), again);
  const report = told.current ? told.answer : null;
  const cells = useCellKeys<HTMLTableElement>();
  const to = (customer: string, of: string | null, standing: string, mark: string) =>
    opened(
      place,
      rowsBehind({
        of: 'charges',
        customer,
        standing,
        mark,
        ...(of === null ? { span: 'period' } : { span: 'month', month: of }),
      }),
    );
  const rows = place.rows?.of === 'charges' ? place.rows : rowsBehind({ of: 'charges', span: 'period' });
  return (
    <section aria-labelledby="charges">
      <h2 id="charges">
        {t('compliance.charges.title')} <span>{t('compliance.charges.rest')}</span>
      </h2>
      <AnswerBand problem={told.problem} hasRows={report !== null} view={view} />
      {!report && !told.problem && <p className="quiet">{t('compliance.asking')}</p>}
      {report && report.customers.length === 0 && <p className="secondary">{t('compliance.charges.none')}</p>}
      {report && report.customers.length > 0 && (
        <>
          <div className="matrix-room">
            <table className="charges" {...cells}>
              <thead>
                <tr>
                  <th scope="col">{t('compliance.groups.of.customer')}</th>
                  {report.months.map((each, i) => (
                    <th key={each} scope="col" className="number">
                      {monthHead(each, i === 0)}
                    </th>
                  ))}
                  <th scope="col" className="number">
                    {t('compliance.charges.charges')}
                  </th>
                  <th scope="col" className="number">
                    {t('compliance.charges.reversals')}
                  </th>
                  <th scope="col" className="number">
                    {t('compliance.charges.total')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {report.customers.map(({ customerId, customer, ...line }) => {
                  const id = customerId ?? 'none';
                  const name = customer ?? customerId ?? t('compliance.groups.none.customer');
                  return (
                    <tr key={id}>
                      <th scope="row" className="clip" title={name}>
                        {name}
                      </th>
                      <Amounts
                        {...line}
                        months={line.months}
                        of={report.months}
                        to={(of, kind) => to(id, of, kind, name)}
                      />
                    </tr>
                  );
                })}
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row">{t('compliance.apart.total')}</th>
                  <Amounts {...report.totals} of={report.months} to={(of, kind) => to('', of, kind, '')} />
                </tr>
              </tfoot>
            </table>
          </div>
          <ChargeRows rows={rows} scope={scope} />
        </>
      )}
    </section>
  );
}

interface AmountsProps {
  readonly months: readonly number[];
  readonly charges: number;
  readonly reversals: number;
  readonly cents: number;
  readonly of: readonly string[];
  /** The lines of a month, or of all; of one kind, or of both where it is empty. */
  readonly to: (
    month: string | null,
    kind: '' | 'charge' | 'reversal',
  ) => Parameters<typeof PlaceLink>[0]['to'];
}

function Amounts({ months, charges, reversals, cents, of, to }: AmountsProps) {
  return (
    <>
      {months.map((each, i) => (
        <td key={of[i]} className="number">
          {each === 0 ? (
            <span className="quiet">–</span>
          ) : (
            <PlaceLink to={to(of[i], '')}>{amountOf(each / 100)}</PlaceLink>
          )}
        </td>
      ))}
      <td className="number">
        <PlaceLink to={to(null, 'charge')}>{countText(charges)}</PlaceLink>
      </td>
      <td className="number">
        <PlaceLink to={to(null, 'reversal')}>{countText(reversals)}</PlaceLink>
      </td>
      <td className="number">
        <PlaceLink to={to(null, '')}>
          <b>{amountOf(cents / 100)}</b>
        </PlaceLink>
      </td>
    </>
  );
}

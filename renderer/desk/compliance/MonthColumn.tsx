import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { attainmentText } from '../../../src/compliance/attainment.ts';
import type { Standing } from '../../../src/compliance/counted.ts';
import { countText } from '../../i18n/count.ts';
import { apartByStanding } from './apart-lines.ts';
import { opened, rowsBehind } from './compliance-place.ts';
import { monthName } from './month-text.ts';
import { PlaceLink } from './PlaceLink.tsx';
import type { ReportScope } from './report-scope.ts';

/** The month that is looked at: its attainment, and what is counted apart. */
export function MonthColumn({ scope }: { readonly scope: ReportScope }) {
  const { t } = useTranslation();
  const { report, place, month } = scope;
  const { tally, apart, running, soFar } = report.inMonth;
  const { met, breached } = tally;
  const to = (standing: Standing | 'running', reason = '') =>
    opened(place, rowsBehind({ of: 'clocks', span: 'month', month, standing, reason }));
  const name = monthName(month);
  const figure = `${attainmentText(tally)} %`;
  return (
    <aside className="month" aria-label={name}>
      <h2>{soFar ? t('compliance.month.soFar', { month: name }) : name}</h2>
      {met + breached === 0 ? (
        <>
          <p className="figure quiet">–</p>
          <p className="secondary">{t('compliance.month.none')}</p>
        </>
      ) : (
        <>
          <p className="figure">
            <PlaceLink to={to(breached > 0 ? 'breached' : 'met')}>{figure}</PlaceLink>
          </p>
          <p className="secondary">
            <PlaceLink to={to('met')}>
              {t('compliance.month.met', { met: countText(met), of: countText(met + breached) })}
            </PlaceLink>
          </p>
          {breached > 0 && (
            <p className="late">
              <PlaceLink to={to('breached')}>
                <b>{t('compliance.month.breached', { number: countText(breached) })}</b>
              </PlaceLink>
            </p>
          )}
        </>
      )}
      <h2>{t('compliance.apart.title')}</h2>
      <dl className="apart">
        {apartByStanding(apart).map(({ standing, clocks, reasons }) => (
          <Fragment key={standing}>
            <dt className="head">
              <PlaceLink to={to(standing)}>{t(`compliance.standing.${standing}`)}</PlaceLink>
            </dt>
            <dd className="head">
              <PlaceLink to={to(standing)} name={`${t(`compliance.standing.${standing}`)} ${clocks}`}>
                {countText(clocks)}
              </PlaceLink>
            </dd>
            {reasons.map(({ reason, clocks: ofReason }) => (
              <Fragment key={reason}>
                <dt>
                  <PlaceLink to={to(standing, reason)}>{reason}</PlaceLink>
                </dt>
                <dd>
                  <PlaceLink to={to(standing, reason)} name={`${reason} ${ofReason}`}>
                    {countText(ofReason)}
                  </PlaceLink>
                </dd>
              </Fragment>
            ))}
          </Fragment>
        ))}
        {apart.length === 0 && <dt className="head quiet">{t('compliance.apart.none')}</dt>}
        <dt className="head">
          <PlaceLink to={to('running')}>{t('compliance.standing.running')}</PlaceLink>
        </dt>
        <dd className="head">
          <PlaceLink to={to('running')} name={`${t('compliance.standing.running')} ${running}`}>
            {countText(running)}
          </PlaceLink>
        </dd>
      </dl>
    </aside>
  );
}

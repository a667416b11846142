import { useTranslation } from 'react-i18next';
import { attainmentText } from '../../../src/compliance/attainment.ts';
import type { GroupLine } from '../../../src/compliance/group-line.ts';
import { askGroups } from '../../feed/report-door.ts';
import { countText } from '../../i18n/count.ts';
import { AnswerBand } from '../DeskBand.tsx';
import { filtered, GROUPS, type Grouping, opened, reportQuery, rowsBehind } from './compliance-place.ts';
import { PlaceLink } from './PlaceLink.tsx';
import { providerName, type ReportScope } from './report-scope.ts';
import { SpanSwitch } from './SpanSwitch.tsx';
import { useTold } from './use-told.ts';

/** The station tells of so many at most. */
const MOST = 50;

/** Attainment by service, customer, address or provider, those with most breaches first. */
export function GroupsSection({ scope }: { readonly scope: ReportScope }) {
  const { t } = useTranslation();
  const { place } = scope;
  return (
    <section aria-labelledby={`by-${place.by}`}>
      <div className="section-head">
        <nav className="rows-switch" aria-label={t('compliance.groups.by')}>
          {GROUPS.map((by) => (
            <PlaceLink key={by} to={{ ...opened(place, null), by }} current={place.by === by}>
              {t(`compliance.groups.of.${by}`)}
            </PlaceLink>
          ))}
        </nav>
        <SpanSwitch scope={scope} />
      </div>
      <GroupTable by={place.by} scope={scope} />
    </section>
  );
}

/** Attainment by one thing. */
export function GroupTable({ by, scope }: { readonly by: Grouping; readonly scope: ReportScope }) {
  const { t } = useTranslation();
  const { place, month, again, view } = scope;
  const query = { ...reportQuery(scope.asked, month), by, span: place.span };
  const told = useTold(askGroups, query, again);
  const groups = told.current ? told.answer?.groups : undefined;
  return (
    <>
      <h2 id={`by-${by}`}>
        {t(`compliance.groups.title.${by}`)} <span>{t('compliance.groups.rest')}</span>
      </h2>
      <AnswerBand problem={told.problem} hasRows={groups !== undefined} view={view} />
      {!groups && !told.problem && <p className="quiet">{t('compliance.asking')}</p>}
      {groups?.length === 0 && <p className="secondary">{t('compliance.none')}</p>}
      {groups && groups.length > 0 && (
        <table className="groups">
          <thead>
            <tr>
              <th scope="col">{t(`compliance.groups.of.${by}`)}</th>
              <th scope="col" className="number">
                {t('compliance.groups.attainment')}
              </th>
              <th scope="col" className="number">
                {t('compliance.standing.met')}
              </th>
              <th scope="col" className="number">
                {t('compliance.standing.breached')}
              </th>
              <th scope="col" className="number">
                {t('compliance.groups.apart')}
              </th>
              <th scope="col">
                <span className="unseen">{t('compliance.groups.narrow')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <Line key={group.id ?? ''} group={group} by={by} scope={scope} />
            ))}
          </tbody>
        </table>
      )}
      {groups?.length === MOST && (
        <p className="note quiet">{t('compliance.groups.most', { count: MOST })}</p>
      )}
    </>
  );
}

interface LineProps {
  readonly group: GroupLine;
  readonly by: Grouping;
  readonly scope: ReportScope;
}

function Line({ group, by, scope }: LineProps) {
  const { t } = useTranslation();
  const { place, month } = scope;
  const { id, met, breached, apart } = group;
  const value = id ?? 'none';
  const name =
    by === 'provider' ? providerName(scope, value) : (group.name ?? id ?? t(`compliance.groups.none.${by}`));
  const to = (standing: string) =>
    opened(
      place,
      rowsBehind({
        of: 'clocks',
        span: place.span,
        month: place.span === 'month' ? month : '',
        standing,
        mark: group.name ?? '',
        [by]: value,
      }),
    );
  return (
    <tr>
      <th scope="row" className="clip" title={name}>
        {name}
      </th>
      <td className="number">
        {met + breached === 0 ? (
          <span className="quiet">–</span>
        ) : (
          <PlaceLink to={to(breached > 0 ? 'breached' : 'met')}>{attainmentText(group)}</PlaceLink>
        )}
      </td>
      <td className="number">
        <PlaceLink to={to('met')}>{countText(met)}</PlaceLink>
      </td>
      <td className={breached > 0 ? 'number late' : 'number quiet'}>
        <PlaceLink to={to('breached')}>{breached > 0 ? <b>{countText(breached)}</b> : '0'}</PlaceLink>
      </td>
      <td className="number">
        {/* All standings together have the apart ones among them: each is named in its own section. */}
        <PlaceLink to={{ ...filtered(place, { [by]: value }), section: 'apart' }}>
          {countText(apart)}
        </PlaceLink>
      </td>
      <td className="screen-only">
        <PlaceLink to={{ ...filtered(place, { [by]: value }), section: 'attainment' }}>
          {t('compliance.groups.narrow')}
        </PlaceLink>
      </td>
    </tr>
  );
}

import { useTranslation } from 'react-i18next';
import {
  ALARM_MEASURES,
  type AlarmLine,
  type AlarmNumber,
  type AlarmPartOf,
} from '../../../src/alarms/alarm-report.ts';
import { askAlarmLines } from '../../feed/alarms-desk-door.ts';
import { countText } from '../../i18n/count.ts';
import { tookText } from '../../i18n/duration.ts';
import { monthText } from '../compliance/month-text.ts';
import { Choice } from '../DeskFilters.tsx';
import { DeskLink } from '../DeskLink.tsx';
import { useAnswer } from '../use-answer.ts';
import { AlarmRows } from './AlarmRows.tsx';
import { behind, filterQuery, GROUPS, type Group } from './alarms-place.ts';
import type { AlarmsScope } from './alarms-scope.ts';
import { goToAlarms, toAlarms } from './use-alarms-place.ts';

/** The numbers of the table, in its order. */
const SHOWN = [
  'alarms',
  'told',
  'told-late',
  'acknowledged',
  'never-acknowledged',
  'waiting',
  'missed',
  'lapsed',
  'level-2',
  'level-3',
  'reacted',
  'failed',
] as const satisfies readonly AlarmNumber[];
/** Those that somebody has to look into. */
const WRONG: readonly AlarmNumber[] = ['told-late', 'never-acknowledged', 'missed', 'lapsed', 'failed'];
const RANKS = ['p50', 'p90', 'p95', 'p99'] as const;

const partOf = (group: Group): AlarmPartOf | null =>
  group === 'level' || group === 'person' || group === 'channel' ? group : null;

/** From when the lengths are measured. */
const restOf = (part: AlarmPartOf | null) =>
  part === null ? 'timesRest' : part === 'channel' ? 'channelRest' : 'partRest';

/** How many alarms there were, what became of them, and how long it took; each number opens its alarms. */
export function AlarmNumbers({ scope }: { readonly scope: AlarmsScope }) {
  const { t } = useTranslation();
  const { place, report, filters, again, view } = scope;
  const { group } = place;
  const part = partOf(group);
  const query = { ...filterQuery(filters), by: group };
  const parts = useAnswer(
    part === null ? null : JSON.stringify(query),
    (signal) => askAlarmLines(query, signal),
    again,
  );
  if (!report) return <p className="quiet">{t('compliance.asking')}</p>;
  const own = part !== null ? (parts.current && parts.answer?.lines) || [] : linesOf(group);
  const lines = group === 'month' ? own.toReversed() : own;
  const titles = new Map(view.board.channels.map(({ id, title }) => [id, title]));
  const table = (kind: 'counts' | 'times') => (
    <section aria-labelledby={`alarm-${kind}`}>
      <h2 id={`alarm-${kind}`}>
        {t(`alarmsDesk.report.${kind}`)}{' '}
        <span>{kind === 'times' && t(`alarmsDesk.report.${restOf(part)}`)}</span>
      </h2>
      <table className="percentiles alarm-table">
        <thead>
          {kind === 'times' && (
            <tr>
              <td />
              {ALARM_MEASURES.map((measure) => (
                <th key={measure} scope="colgroup" colSpan={RANKS.length} className="of-ranks">
                  {t(`alarmsDesk.measure.${measure}`)}
                </th>
              ))}
            </tr>
          )}
          <tr>
            <th scope="col">{t(`alarmsDesk.group.${group}`)}</th>
            {kind === 'counts'
              ? SHOWN.map((number) => (
                  <th key={number} scope="col" className="number">
                    {t(`alarmsDesk.number.${number}`)}
                  </th>
                ))
              : ALARM_MEASURES.flatMap((measure) =>
                  RANKS.map((rank) => (
                    <th key={`${measure} ${rank}`} scope="col" className="number">
                      {rank}
                    </th>
                  )),
                )}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.key} line={line} by={group} name={nameOf(line)} kind={kind} scope={scope} />
          ))}
        </tbody>
        {part === null && (
          <tfoot>
            <Line line={report.total} by={null} name={t('alarmsDesk.report.all')} kind={kind} scope={scope} />
            {report.tests.counts.alarms > 0 && (
              <Line
                line={report.tests}
                by="tests"
                name={t('alarmsDesk.report.tests')}
                kind={kind}
                scope={scope}
              />
            )}
          </tfoot>
        )}
      </table>
    </section>
  );
  return (
    <>
      <p className="filters alarm-by">
        <Choice
          name={t('alarmsDesk.group.title')}
          all={t('alarmsDesk.group.month')}
          options={GROUPS.slice(1).map((each) => [each, t(`alarmsDesk.group.${each}`)] as const)}
          value={group === 'month' ? '' : group}
          choose={(value) =>
            goToAlarms({ ...place, group: GROUPS.find((each) => each === value) ?? 'month', rows: null })
          }
        />
      </p>
      {report.total.counts.alarms + report.tests.counts.alarms === 0 && (
        <p className="secondary">{t('alarmsDesk.report.none')}</p>
      )}
      {table('counts')}
      {table('times')}
      <p className="note quiet">{t('alarmsDesk.report.explained')}</p>
      {part === 'channel' && <p className="note quiet">{t('alarmsDesk.report.ofChannel')}</p>}
      {place.rows && <AlarmRows scope={scope} rows={place.rows} name={openName()} />}
    </>
  );

  function linesOf(of: Group): readonly AlarmLine[] {
    if (of === 'provider') return report!.providers;
    // Before the first alarm there is nothing to tell.
    const { first } = report!.choices;
    return report!.months.filter(({ key }) => first !== null && key >= first);
  }

  function nameOf({ key, name }: AlarmLine): string {
    switch (group) {
      case 'month':
        return monthText(key);
      case 'level':
        return t('alarmsDesk.report.level', { level: key });
      case 'channel':
        return titles.get(key) ?? key;
      default:
        return name || key;
    }
  }

  /** What the rows that are open are of. */
  function openName(): string {
    const { key, tests } = place.rows!;
    if (tests === 'yes') return t('alarmsDesk.report.tests');
    const line = key === '' ? null : own.find((one) => one.key === key);
    return line ? nameOf(line) : key || t('alarmsDesk.report.all');
  }
}

interface LineProps {
  readonly line: AlarmLine;
  /** null: all alarms. */
  readonly by: Group | 'tests' | null;
  readonly name: string;
  readonly kind: 'counts' | 'times';
  readonly scope: AlarmsScope;
}

function Line({ line, by, name, kind, scope }: LineProps) {
  const { t } = useTranslation();
  const { place } = scope;
  const of =
    by === 'tests' ? { tests: 'yes' } : by === null ? {} : ({ by, key: line.key } as Record<string, string>);
  const open = (more: Record<string, string>) =>
    toAlarms({ ...place, rows: behind({ ...of, ...more }), skip: 0 });
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi>
      </th>
      {kind === 'counts'
        ? SHOWN.map((number) => {
            const count = line.counts[number];
            const isWrong = count > 0 && WRONG.includes(number);
            return (
              <td key={number} className={isWrong ? 'number urgent' : 'number'}>
                {count === 0 ? (
                  <span className="quiet">0</span>
                ) : (
                  <DeskLink to={open({ number })} current={false}>
                    {countText(count)}
                  </DeskLink>
                )}
              </td>
            );
          })
        : ALARM_MEASURES.flatMap((measure) =>
            RANKS.map((rank) => {
              const spread = line.times[measure];
              const length = spread?.[rank] ?? null;
              return (
                <td key={`${measure} ${rank}`} className="number">
                  {length === null ? (
                    <span className="quiet">{t('desk.row.dash')}</span>
                  ) : (
                    <DeskLink to={open({ measure, over: String(length) })} current={false}>
                      {tookText(length, t)}
                    </DeskLink>
                  )}
                </td>
              );
            }),
          )}
    </tr>
  );
}

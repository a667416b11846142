import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlarmRow } from '../../../src/alarms/alarm-report.ts';
import { pathOfTicket } from '../../../src/boards/desks.ts';
import { tookText } from '../../i18n/duration.ts';
import { fullMoment } from '../ticket-moments.ts';
import { recordOf } from '../ticket-record.ts';
import { AlarmDetail } from './AlarmDetail.tsx';
import { type AlarmsScope, zoneOf } from './alarms-scope.ts';

const SECOND = 1000;

/** Alarms, one a row. What is about no ticket opens its timeline in place; a ticket's page has its own. */
export function AlarmTable({
  rows,
  scope,
}: {
  readonly rows: readonly AlarmRow[];
  readonly scope: AlarmsScope;
}) {
  const { t } = useTranslation();
  const heads = ['raised', 'about', 'standing', 'level', 'told', 'acknowledged', 'reacted', 'marks'] as const;
  const [open, setOpen] = useState<string | null>(null);
  const toggle = (alarm: string) => setOpen(open === alarm ? null : alarm);
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
          <Fragment key={row.alarm}>
            <tr className={open === row.alarm ? 'is-open' : undefined}>
              <td>{fullMoment(row.raisedAt - (row.raisedAt % SECOND), zoneOf(scope, row.provider))}</td>
              <th scope="row">
                <About row={row} isOpen={open === row.alarm} toggle={() => toggle(row.alarm)} />
              </th>
              <td>{t(`alarmsDesk.standing.${row.standing}`)}</td>
              <td>{row.level === 0 ? t('desk.row.dash') : row.level}</td>
              <td>{took(row.toldMs)}</td>
              <td>{took(row.acknowledgedMs)}</td>
              <td>{took(row.reactedMs)}</td>
              <td>{marksOf(row).join(', ')}</td>
            </tr>
            {open === row.alarm && (
              <tr className="row-detail">
                <td colSpan={heads.length}>
                  <AlarmDetail row={row} scope={scope} />
                </td>
              </tr>
            )}
          </Fragment>
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

interface AboutProps {
  readonly row: AlarmRow;
  readonly isOpen: boolean;
  readonly toggle: () => void;
}

/** What an alarm is about: a ticket leads to its page, which tells of its alarms; anything else opens its timeline. */
function About({ row: { about, subject }, isOpen, toggle }: AboutProps) {
  const { t } = useTranslation();
  if (about.kind === 'ticket') {
    return (
      <>
        <a href={pathOfTicket(about.ticket)}>{recordOf(about.ticket)}</a> {about.clock}{' '}
        {subject && <bdi className="quiet">{subject}</bdi>}
      </>
    );
  }
  return (
    <button type="button" className="row-button" aria-expanded={isOpen} onClick={toggle}>
      <bdi>
        {about.kind === 'test'
          ? t('alarmsDesk.rows.test', { by: about.by })
          : t('alarmsDesk.rows.silence', { station: about.station })}
      </bdi>
    </button>
  );
}

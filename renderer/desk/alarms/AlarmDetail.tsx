import { useTranslation } from 'react-i18next';
import { firstDueAt } from '../../../src/alarms/alarm.ts';
import type { AlarmRow } from '../../../src/alarms/alarm-report.ts';
import { alarmRules, topLevel } from '../../../src/boards/alarms-now.ts';
import { askAlarm } from '../../feed/alarms-desk-door.ts';
import { AnswerBand } from '../DeskBand.tsx';
import { storyMomentText } from '../ticket-moments.ts';
import { useAnswer } from '../use-answer.ts';
import { AlarmSteps } from './AlarmSteps.tsx';
import { type AlarmsScope, zoneOf } from './alarms-scope.ts';

/** An alarm that is about no ticket, opened in its list: step by step how its lengths came about. */
export function AlarmDetail({ row, scope }: { readonly row: AlarmRow; readonly scope: AlarmsScope }) {
  const { t } = useTranslation();
  const { view, again } = scope;
  const { board } = view;
  const { answer, current, problem } = useAnswer(row.alarm, (signal) => askAlarm(row.alarm, signal), again);
  const alarm = answer?.alarms[0] ?? null;
  const zone = zoneOf(scope, row.provider);
  const titles = new Map(board.channels.map(({ id, title }) => [id, title]));
  const moment = (at: number) => storyMomentText(at, zone, board.now);
  return (
    <div className="detail">
      <AnswerBand problem={problem} hasRows={alarm !== null} view={view} />
      {answer === null && problem === null && <p className="quiet">{t('compliance.asking')}</p>}
      {current && answer !== null && alarm === null && (
        <p className="secondary">{t('alarmsDesk.rows.notOnFile')}</p>
      )}
      {alarm && row.about.kind === 'silence' && (
        // It is raised as of the last sign of life, and its lengths run from later on.
        <p>
          {t('alarmsDesk.rows.noticed', { heard: moment(row.raisedAt), noticed: moment(firstDueAt(row)) })}
        </p>
      )}
      {alarm && (
        <AlarmSteps
          alarm={alarm}
          rules={alarmRules(board)}
          topLevel={board.settings?.copy ? null : topLevel(board, alarm.provider)}
          channelName={(id) => titles.get(id) ?? id}
          at={board.now}
          zone={zone}
        />
      )}
    </div>
  );
}

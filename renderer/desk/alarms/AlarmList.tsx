import { useTranslation } from 'react-i18next';
import { ALARM_NUMBERS } from '../../../src/alarms/alarm-report.ts';
import { Choice } from '../DeskFilters.tsx';
import { AlarmRows } from './AlarmRows.tsx';
import { behind } from './alarms-place.ts';
import type { AlarmsScope } from './alarms-scope.ts';
import { goToAlarms } from './use-alarms-place.ts';

/** Every alarm of the period, latest first; by state. */
export function AlarmList({ scope }: { readonly scope: AlarmsScope }) {
  const { t } = useTranslation();
  const { place } = scope;
  const states = ALARM_NUMBERS.filter((number) => number !== 'alarms');
  return (
    <>
      <p className="filters alarm-by">
        <Choice
          name={t('alarmsDesk.rows.filter')}
          all={t('desk.filter.all')}
          options={states.map((each) => [each, t(`alarmsDesk.number.${each}`)] as const)}
          value={place.state}
          choose={(state) => goToAlarms({ ...place, state, skip: 0 })}
        />
      </p>
      <AlarmRows
        scope={scope}
        rows={behind({ number: place.state === '' ? 'alarms' : place.state })}
        name={null}
      />
    </>
  );
}

import type { AlarmReport } from '../../../src/alarms/alarm-report.ts';
import type { DeskView } from '../desk-view.ts';
import type { AlarmFilters, AlarmsPlace } from './alarms-place.ts';

/** What every part of the alarms desk draws from. */
export interface AlarmsScope {
  readonly view: DeskView;
  readonly place: AlarmsPlace;
  /** The filters as the station is asked them: with the end of the period named, also where it is the usual one. */
  readonly filters: AlarmFilters;
  /** Null until the station told it. */
  readonly report: AlarmReport | null;
  /** Changes whenever everything has to be asked anew. */
  readonly again: number;
}

/** The zone of a provider; that of the desk where it is not known any more. */
export function zoneOf({ report, view }: AlarmsScope, provider: string): string {
  return report?.choices.providers.find(({ id }) => id === provider)?.zone ?? view.zone;
}

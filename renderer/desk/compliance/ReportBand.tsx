import { useTranslation } from 'react-i18next';
import { datedMomentOf, secondsOf } from '../../i18n/moment.ts';
import { listOf } from '../../parts/Band.tsx';
import { DeskBand } from '../DeskBand.tsx';
import type { DeskView } from '../desk-view.ts';

/** Says that the station or a source is silent, and since when: what happened since then is not in the numbers. */
export function ReportBand({ view }: { readonly view: DeskView }) {
  const { t } = useTranslation();
  const { station, sources } = view.trust;
  if (station.kind === 'silent') {
    const at = secondsOf(station.since, view.zone);
    return <DeskBand said={t('band.station', { at })} rest={t('compliance.band.stationRest')} />;
  }
  const old = sources.flatMap(({ source, age }) =>
    age.kind === 'old' ? [{ title: source.title, since: age.since }] : [],
  );
  if (old.length === 0) return null;
  const at = datedMomentOf(Math.min(...old.map(({ since }) => since)), view.zone);
  const names = listOf(old.map(({ title }) => title));
  return (
    <DeskBand
      said={t(old.length > 1 ? 'band.silentMany' : 'band.silent', { names, at })}
      rest={t('compliance.band.sourceRest')}
    />
  );
}

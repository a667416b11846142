import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Wall } from '../../src/boards/board.ts';
import type { WallTrust } from '../../src/boards/data-age.ts';
import { ageText } from '../i18n/duration.ts';
import { farMomentOf, momentOf, secondsOf } from '../i18n/moment.ts';
import { LOCALE } from '../i18n/words.ts';
import { Shape } from './Shape.tsx';

/** The band on top of a wall: something is wrong with what it shows. */
export function Band({ said, rest }: { readonly said: string; readonly rest: ReactNode }) {
  return (
    <div className="band" role="status">
      <span className="late">
        <Shape level="late" />
      </span>
      <span className="clip">
        <b>{said}</b> {rest}
      </span>
    </div>
  );
}

const names = new Intl.ListFormat(LOCALE, { type: 'conjunction' });

/** Names in a row, as the language writes them. */
export function listOf(titles: readonly string[]): string {
  return names.format(titles);
}

interface TrustBandProps {
  readonly wall: Wall;
  readonly trust: WallTrust;
  readonly zone: string;
  readonly now: number;
  /** What the age of its sources means for this wall, where that is not said of events or replies. */
  readonly rest?: string;
}

/** The band of a wall whose station or sources are silent; nothing while they answer. */
export function TrustBand({ wall, trust, zone, now, rest }: TrustBandProps) {
  const { t } = useTranslation();
  if (trust.kind === 'station-silent') {
    return <StationBand since={trust.since} zone={zone} />;
  }
  if (trust.kind !== 'old') return null;
  const silent = trust.silent.map(({ source }) => source.title);
  const titles = listOf(silent);
  const many = silent.length > 1;
  if (trust.since === null) {
    if (silent.length === 0) return <Band said={t('band.noSource')} rest={t('band.noSourceRest')} />;
    const said = t(many ? 'band.neverMany' : 'band.never', { names: titles });
    return <Band said={said} rest={t('band.neverRest')} />;
  }
  const at = momentOf(trust.since, zone, now);
  const age = ageText(now - trust.since, t);
  const said = t(many ? 'band.silentMany' : 'band.silent', { names: titles, at });
  const unknown = t(wall === 'emergencies' ? 'band.replies' : 'band.events', { age });
  return <Band said={said} rest={rest ?? unknown} />;
}

/** "The station has not answered since 02:14:05." */
export function StationBand({ since, zone }: { readonly since: number; readonly zone: string }) {
  const { t } = useTranslation();
  return <Band said={t('band.station', { at: secondsOf(since, zone) })} rest={t('band.stationRest')} />;
}

/** As of when a wall with old data is known: the heading that takes the place of its own. */
export function useAsKnown(trust: WallTrust, zone: string, now: number): string | null {
  const { t } = useTranslation();
  if (trust.kind !== 'old' && trust.kind !== 'station-silent') return null;
  if (trust.since === null) return t('band.asKnownSome');
  const today = momentOf(trust.since, zone, now);
  return t('band.asKnown', { at: today || farMomentOf(trust.since, zone, now) });
}

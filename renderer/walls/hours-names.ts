import type { TFunction } from 'i18next';
import type { ChangingHours } from '../../src/boards/open-now.ts';
import type { HoursOf } from '../../src/boards/opening-hours.ts';
import { impossible } from '../../src/impossible.ts';
import { listOf } from '../parts/Band.tsx';

/** Names of hours in words, each provider's name before its first. */
export function namesText(changing: readonly ChangingHours[], t: TFunction): string {
  let said = '';
  const names = changing.flatMap(({ provider, of }) =>
    of.map((each) => {
      const name = plainName(each, t);
      const first = provider !== said;
      said = provider;
      return first ? `${provider} ${name}` : name;
    }),
  );
  return names.length > 0 ? listOf(names) : '';
}

/** One name in words: `support`, `Basis remote · repair`. */
export function plainName(of: HoursOf, t: TFunction): string {
  switch (of.kind) {
    case 'desk':
      return of.name;
    case 'tier':
      return [of.tier.name, promisesText(of, t)].filter(Boolean).join(' ');
    case 'emergency':
      return t('agreements.open.emergency');
    default:
      return impossible(of);
  }
}

/** The promises of a tier that keep the hours; empty where all do. */
export function promisesText({ promises }: Extract<HoursOf, { kind: 'tier' }>, t: TFunction): string {
  return promises.map((promise) => t(`agreements.open.promise.${promise}`)).join(' · ');
}

import type { TFunction } from 'i18next';
import type { Why } from '../../../src/compliance/why.ts';
import { impossible } from '../../../src/impossible.ts';
import { lengthText } from '../../i18n/duration.ts';
import { datedMomentOf, dateOf, timeOf, weekdayTimeOf } from '../../i18n/moment.ts';

/** An instant beside another: the time alone on the same local day, else with its weekday, a week away with its date. */
export type Beside = (at: number) => string;

const SIX_DAYS = 6 * 24 * 3_600_000;

/** Instants beside the day on which a clock was due. */
export function beside(dueAt: number | null, zone: string): Beside {
  return (at) => {
    if (dueAt === null || Math.abs(at - dueAt) >= SIX_DAYS) return datedMomentOf(at, zone);
    return dateOf(at, zone) === dateOf(dueAt, zone) ? timeOf(at, zone) : weekdayTimeOf(at, zone);
  };
}

/** Why a clock was breached, in a line: `Technician arrived 10:05. Visit required since Mon 15:20`. */
export function whyText(why: readonly Why[], moment: Beside, t: TFunction): string {
  const waits = why.some(({ kind }) => kind === 'not-stopped');
  return why.map((one) => partText(one, waits, moment, t)).join('. ');
}

function partText(why: Why, waits: boolean, moment: Beside, t: TFunction): string {
  switch (why.kind) {
    case 'not-stopped':
      return t(`compliance.why.awaits.${why.awaits}`);
    case 'stopped':
      return t(`compliance.why.stopped.${stopOf(why.by)}`, { at: moment(why.at), event: why.by });
    case 'ended':
      return t(`compliance.why.ended.${why.by}`, { at: moment(why.at) });
    case 'escalated': {
      const words = { level: why.level ?? '', at: moment(why.at) };
      const said = t(
        why.level === null ? 'compliance.why.escalatedPlain' : 'compliance.why.escalated',
        words,
      );
      return why.told ? said : t('compliance.why.notTold', { said });
    }
    case 'visit-required':
      return t(`compliance.why.visit.${waits ? 'since' : 'onlyAt'}`, { at: moment(why.at) });
    case 'reported':
      return t(`compliance.why.reported.${why.channel}`);
    case 'acknowledged':
      return t('compliance.why.acknowledged', {
        at: moment(why.at),
        by: why.by,
        length: lengthText(why.afterMs - (why.afterMs >= 60_000 ? why.afterMs % 60_000 : 0), t),
      });
    default:
      return impossible(why);
  }
}

const STOPS = ['staff-replied', 'repair-started', 'technician-arrived', 'restored', 'case-accepted'] as const;

function stopOf(event: string): (typeof STOPS)[number] | 'other' {
  return STOPS.find((each) => each === event) ?? 'other';
}

import { useTranslation } from 'react-i18next';
import type { DutyNow } from '../../src/boards/duty.ts';
import { momentOf } from '../i18n/moment.ts';
import { Worded } from '../parts/Worded.tsx';
import { gapText } from './duty-words.ts';

interface DutyLineProps {
  readonly duty: DutyNow;
  readonly now: number;
  /** Who comes after is left out: who is told next stands beside it. */
  readonly isBrief: boolean;
}

/** Who is on duty, until when, and who comes after, in one line. */
export function DutyLine({ duty, now, isBrief }: DutyLineProps) {
  const { t } = useTranslation();
  const next = duty.next?.name ?? '';
  if (duty.name === null || duty.until === null) {
    const at = duty.next ? momentOf(duty.next.from, duty.zone, now) : '';
    const text = duty.next ? t('emergencies.dutyNobodyThen', { at, next }) : t('emergencies.dutyNobody');
    return <p className="duty urgent clip">{text}</p>;
  }
  const until = momentOf(duty.until, duty.zone, now);
  const text =
    duty.next && !isBrief ? t('emergencies.dutyThen', { until, next }) : t('emergencies.duty', { until });
  return (
    <p className="duty clip">
      <Worded text={text} nodes={{ who: <b>{duty.name}</b> }} />
      {duty.gap?.isUrgent && <span className="urgent"> · {gapText(duty.gap, duty.zone, now, t)}</span>}
    </p>
  );
}

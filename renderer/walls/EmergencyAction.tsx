import { useTranslation } from 'react-i18next';
import type { EmergencyRow } from '../../src/boards/emergency-rows.ts';
import { impossible } from '../../src/impossible.ts';
import { countdownText } from '../i18n/duration.ts';
import { momentOf } from '../i18n/moment.ts';
import { Shape } from '../parts/Shape.tsx';

interface ActionProps {
  readonly row: EmergencyRow;
  readonly now: number;
  /** There is room for two lines only. */
  readonly half: boolean;
}

/** Who acts: how the alarm stands, and what the last escalation still asks for. */
export function EmergencyAction({ row, now, half }: ActionProps) {
  const { t } = useTranslation();
  const { alarm, escalation } = row;
  const bell = alarm.kind === 'not-acknowledged';
  const asked = [];
  if (escalation && !escalation.told) asked.push(t('emergencies.notTold'));
  if (escalation && !escalation.called) asked.push(t('emergencies.notCalled'));
  // What is still to be done is never cut where there is room: beside a bell the rest gives way to it.
  const askedLines = half ? [asked.join(' · ')].filter(Boolean) : asked;
  const crowded = bell && asked.length > 0;
  return (
    <div className={bell ? 'action is-bell' : 'action'}>
      <AlarmLines
        row={row}
        now={now}
        brief={half || crowded ? asked.length > 0 : escalation !== null && !bell}
      />
      {escalation && !half && !crowded && <EscalationLine row={row} />}
      {askedLines.map((text) => (
        <Asked key={text} text={text} />
      ))}
    </div>
  );
}

function AlarmLines(props: { readonly row: EmergencyRow; readonly now: number; readonly brief: boolean }) {
  const { t } = useTranslation();
  const { row, now, brief } = props;
  const { alarm } = row;
  switch (alarm.kind) {
    case 'raised':
      return (
        <span className="secondary">
          {t('emergencies.raised', { at: momentOf(alarm.at, row.zone, now) })}
        </span>
      );
    case 'acknowledged':
      return (
        <>
          <span className="secondary clip">
            {t('emergencies.acknowledged', { at: momentOf(alarm.at, row.zone, now) })}
          </span>
          {!brief && <span className="secondary clip">{shortName(alarm.by)}</span>}
        </>
      );
    case 'not-acknowledged': {
      const length = countdownText(now - alarm.since, t);
      const who = alarm.onDuty === null ? null : shortName(alarm.onDuty);
      const waits =
        who === null ? t('emergencies.waits', { length }) : t('emergencies.waitsFor', { who, length });
      return (
        <>
          <b>{t('emergencies.notAcknowledged')}</b>
          {!brief && <span className="secondary clip">{waits}</span>}
        </>
      );
    }
    default:
      return impossible(alarm);
  }
}

function EscalationLine({ row }: { readonly row: EmergencyRow }) {
  const { t } = useTranslation();
  const level = row.escalation?.level ?? null;
  const escalation = level === null ? t('emergencies.escalated') : t('emergencies.escalation', { level });
  return (
    <span className="clip">{row.escalation?.told ? t('emergencies.told', { escalation }) : escalation}</span>
  );
}

function Asked({ text }: { readonly text: string }) {
  return (
    <span className="asked">
      <Shape level="late" />
      <span className="clip">{text}</span>
    </span>
  );
}

/** `Jonas Weber` as `J. Weber`; a single name stays. */
function shortName(name: string): string {
  const words = name.trim().split(/\s+/);
  const [first] = words[0] ?? '';
  return words.length > 1 && first ? `${first}. ${words.slice(1).join(' ')}` : name;
}

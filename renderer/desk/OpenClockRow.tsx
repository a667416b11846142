import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { ageText } from '../i18n/duration.ts';
import { zoneMark } from '../i18n/moment.ts';
import { ClockStrip } from '../parts/ClockStrip.tsx';
import { Shape } from '../parts/Shape.tsx';
import { Tier } from '../parts/Tier.tsx';
import { DeskLink, type LinkTo } from './DeskLink.tsx';
import type { OpenClockLine } from './open-clock-lines.ts';

interface OpenClockRowProps {
  readonly line: OpenClockLine;
  readonly now: number;
  readonly zone: string;
  /** Its ticket is the one that is open. */
  readonly open: boolean;
  /** Where it leads. */
  readonly to: LinkTo;
}

/** The room for its strip, and the size of its text, in rem. */
const STRIP = { width: 23, text: 0.75, cut: 2.75 };

/** One open clock: whose, how much is left, and its strip. */
export function OpenClockRow({ line, now, zone, open, to }: OpenClockRowProps) {
  const { t } = useTranslation();
  const { level, about, tier, clock, strip } = line;
  return (
    <li className={open ? 'open-clock is-open' : 'open-clock'}>
      <DeskLink to={to} current={open}>
        <span className={level}>
          <Shape level={level} />
          <span className="unseen">{t(`level.${level}`)}</span>
        </span>
        <span className="about">
          <b className="clip" title={about}>
            {about}
          </b>
          {tier && <Tier tier={tier} />}
          <span className="secondary">{t(`desk.kind.${clock}`)}</span>
        </span>
        <span className={level === 'calm' ? 'left secondary' : `left ${level}`}>{leftText(line, t)}</span>
      </DeskLink>
      <ClockStrip
        strip={strip}
        zone={line.zone}
        now={now}
        {...STRIP}
        zoneMark={zoneMark(line.dueAt, line.zone, zone)}
        unknownSince={line.unknownSince}
      />
    </li>
  );
}

function leftText(line: OpenClockLine, t: TFunction): string {
  const length = ageText(Math.abs(line.remainingMs), t);
  if (line.level === 'late') {
    return t(line.unknownSince === null ? 'ticket.clocks.lateBy' : 'ticket.clocks.lateUnless', { length });
  }
  return t(line.resumesAt === null ? 'ticket.clocks.left' : 'ticket.clocks.waits', { length });
}

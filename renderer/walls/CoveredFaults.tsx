import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { AgreementsBoard, FaultsMore } from '../../src/boards/agreements-board.ts';
import type { CoveredFault } from '../../src/boards/covered-faults.ts';
import { localDateAt } from '../../src/calendars/wall-time.ts';
import { impossible } from '../../src/impossible.ts';
import { ageText } from '../i18n/duration.ts';
import { dayAndYearText } from '../i18n/local-date.ts';
import { momentOf, zoneMark } from '../i18n/moment.ts';
import { Shape } from '../parts/Shape.tsx';
import { Tier } from '../parts/Tier.tsx';

interface CoveredFaultsProps {
  readonly board: AgreementsBoard;
  readonly zone: string;
}

/** The addresses with open faults, under which agreement, and when that ends. */
export function CoveredFaults({ board, zone }: CoveredFaultsProps) {
  const { t } = useTranslation();
  const { faults, faultsTrust, now } = board;
  const { rows, more } = faults;
  const old = faultsTrust.kind === 'old' || faultsTrust.kind === 'station-silent';
  return (
    <section className={old ? 'covered is-old' : 'covered'}>
      <div className="covered-row is-head label">
        <h2 className="clip">{headingText(board, zone, t)}</h2>
        {rows.length > 0 && (
          <>
            <span>{t('agreements.faults.tier')}</span>
            <span>{t('agreements.faults.fault')}</span>
            <span>{t('agreements.faults.ends')}</span>
          </>
        )}
      </div>
      {rows.map((row) => (
        <Row key={row.key} row={row} now={now} zone={zone} />
      ))}
      {rows.length === 0 && <p className="nothing quiet">{emptyText(board, zone, t)}</p>}
      {more && (
        <p className="label quiet covered-more">
          {more.level !== 'calm' && (
            <span className={more.level}>
              <Shape level={more.level} />
            </span>
          )}
          <span className="clip">+{moreText(more, now, t)}</span>
        </p>
      )}
    </section>
  );
}

function headingText({ faultsTrust, now }: AgreementsBoard, zone: string, t: TFunction): string {
  if (faultsTrust.kind !== 'old' && faultsTrust.kind !== 'station-silent')
    return t('agreements.faults.heading');
  if (faultsTrust.since === null) return t('agreements.faults.headingSome');
  return t('agreements.faults.headingAt', { at: momentOf(faultsTrust.since, zone, now) });
}

function emptyText({ faultsTrust, now }: AgreementsBoard, zone: string, t: TFunction): string {
  switch (faultsTrust.kind) {
    case 'fresh':
      return t('agreements.faults.none');
    case 'old':
    case 'station-silent': {
      const { since } = faultsTrust;
      if (since === null) return t('agreements.faults.noneSome');
      return t('agreements.faults.noneAt', { at: momentOf(since, zone, now) });
    }
    case 'unconnected':
      return t('agreements.faults.unconnected');
    default:
      return impossible(faultsTrust);
  }
}

function Row({
  row,
  now,
  zone,
}: {
  readonly row: CoveredFault;
  readonly now: number;
  readonly zone: string;
}) {
  const { t } = useTranslation();
  const standing = standingText(row, now, zone, t);
  const { faults } = row;
  return (
    <div className="covered-row" data-key={row.key}>
      <span className={row.level}>
        <Shape level={row.level} />
      </span>
      <b className="clip">{row.about.text}</b>
      <span>{row.tier && <Tier tier={row.tier} />}</span>
      <span className="clip secondary">
        {faults > 1 ? t('agreements.faults.count', { standing, count: faults }) : standing}
      </span>
      <span className={row.endsSoon ? 'urgent with-shape' : 'clip secondary'}>
        {row.endsSoon && <Shape level="urgent" />}
        {coverText(row, t)}
      </span>
    </div>
  );
}

function standingText(
  { standing, zone, unknownSince }: CoveredFault,
  now: number,
  screen: string,
  t: TFunction,
) {
  const at = (instant: number) => momentOf(instant, zone, now) + zoneMark(instant, zone, screen);
  switch (standing.kind) {
    case 'late': {
      const clock = t(`clocks.kind.${standing.clock}`);
      return t(unknownSince === null ? 'agreements.faults.late' : 'agreements.faults.lateUnless', { clock });
    }
    case 'due':
      return t('agreements.faults.due', {
        clock: t(`clocks.kind.${standing.clock}`),
        at: at(standing.dueAt),
      });
    case 'waiting': {
      const clock = t(`clocks.kind.${standing.clock}`);
      return t('agreements.faults.resumes', { clock, at: at(standing.resumesAt) });
    }
    case 'all-clear-owed': {
      const words = { for: ageText(standing.forMs, t) };
      return t(unknownSince === null ? 'agreements.faults.owed' : 'agreements.faults.owedUnless', words);
    }
    case 'status-old':
      return t('agreements.faults.statusOld', { age: ageText(standing.ageMs, t) });
    case 'repair-interrupted':
    case 'address-unknown':
    case 'no-agreement':
    case 'not-covered':
    case 'restored':
    case 'reacted':
      return t(`agreements.faults.${standing.kind}`);
    default:
      return impossible(standing);
  }
}

/** "31 Dec 2026, then Pro": until when the tier of today governs; it is named where the fault is under another one. */
function coverText({ cover, coverTier, tier, followingTier, zone }: CoveredFault, t: TFunction): string {
  if (cover.kind === 'none') return t('agreements.faults.uncovered');
  let until: string = t('agreements.faults.openEnded');
  if (cover.kind === 'ends') {
    const day = dayAndYearText(localDateAt(cover.at, zone));
    until = followingTier ? t('agreements.faults.follows', { day, tier: followingTier.name }) : day;
  }
  if (!coverTier || coverTier.name === tier?.name) return until;
  return t('agreements.faults.otherTier', { tier: coverTier.name, until });
}

/** What found no place: "6 more without a running clock, 1 without an agreement". */
function moreText(more: FaultsMore, now: number, t: TFunction): string {
  const at = more.nextDueAt === null ? '' : momentOf(more.nextDueAt, more.zone, now);
  const due = more.clocks - more.late;
  // After those with a clock it is shorter, so that all of it has room.
  const clockless =
    more.clocks > 0 ? 'agreements.faults.more.clocklessToo' : 'agreements.faults.more.clockless';
  const said = [
    ...(more.late > 0 ? [t('agreements.faults.more.late', { count: more.late })] : []),
    ...(due > 0 ? [t('agreements.faults.more.clocks', { count: due, at })] : []),
    ...(more.clockless > 0 ? [t(clockless, { count: more.clockless })] : []),
    ...(more.toTell > 0 ? [t('agreements.faults.more.toTell', { count: more.toTell })] : []),
    ...(more.interrupted > 0 ? [t('agreements.faults.more.interrupted', { count: more.interrupted })] : []),
    ...(more.endsSoon > 0 ? [t('agreements.faults.more.endsSoon', { count: more.endsSoon })] : []),
    ...(more.withoutAgreement > 0
      ? [t('agreements.faults.more.withoutAgreement', { count: more.withoutAgreement })]
      : []),
    ...(more.addressUnknown > 0
      ? [t('agreements.faults.more.addressUnknown', { count: more.addressUnknown })]
      : []),
  ];
  return said.join(', ');
}

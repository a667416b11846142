import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { EmergenciesBoard } from '../../src/boards/emergencies-board.ts';
import type { OtherClock, Quiet } from '../../src/boards/quiet.ts';
import { ageText, countdownText, lengthText } from '../i18n/duration.ts';
import { farMomentOf, momentOf } from '../i18n/moment.ts';
import { Shape } from '../parts/Shape.tsx';
import { Worded } from '../parts/Worded.tsx';
import { gapText, overlapText } from './duty-words.ts';
import { EmergencyAsides } from './EmergencyAsides.tsx';
import { ReactionChart } from './ReactionChart.tsx';

/** So many lines of alarms leave the chart its room. */
const ALARMS_ABOVE_CHART = 1;

interface QuietProps {
  readonly board: EmergenciesBoard;
  readonly quiet: Quiet;
  readonly zone: string;
}

/** The emergencies wall while no first reaction is owed. Only fresh data may say that there is no emergency. */
export function QuietEmergencies({ board, quiet, zone }: QuietProps) {
  const { reactions } = quiet;
  const drawn =
    !board.asides.any &&
    board.alarms.lines <= ALARMS_ABOVE_CHART &&
    reactions !== null &&
    board.trust.kind === 'fresh';
  return (
    <>
      <Headline board={board} quiet={quiet} zone={zone} />
      {drawn ? (
        <ReactionChart reactions={reactions} quietSince={quiet.since} now={board.now} zone={zone} />
      ) : (
        <EmergencyAsides board={board} zone={zone} />
      )}
      <div className="columns quiet-columns">
        <OnDuty board={board} zone={zone} />
        <Others others={quiet.others} now={board.now} />
        <Unflagged board={board} quiet={quiet} zone={zone} />
      </div>
    </>
  );
}

function Headline({ board, quiet, zone }: QuietProps) {
  const { t } = useTranslation();
  const { reactions, since, notJudged } = quiet;
  const { trust, now } = board;
  const fresh = trust.kind === 'fresh' && notJudged === 0;
  const reacted = board.asides.reacted.count > 0;
  const known =
    (trust.kind === 'old' || trust.kind === 'station-silent') && trust.since !== null ? trust.since : now;
  const title = () => {
    // An emergency may be among what cannot be judged, so nobody may call it calm.
    if (notJudged > 0) return t('quiet.notJudged', { count: notJudged });
    if (fresh) return t(reacted ? 'quiet.reacted' : 'quiet.none');
    return t(reacted ? 'quiet.reactedKnown' : 'quiet.noneKnown', { at: momentOf(known, zone, now) });
  };
  return (
    <div className="headline">
      <div>
        <h2 className="big">{title()}</h2>
        {since !== null && fresh && !reacted && (
          <p className="secondary">
            <Worded
              text={t('quiet.for')}
              nodes={{ length: <b className="primary">{lengthText(minutesOnly(now - since), t, 'd')}</b> }}
            />
          </p>
        )}
      </div>
      {reactions && (
        <div className="reactions">
          <h3>{t('quiet.reactions')}</h3>
          <div className="big">
            {reactions.count > 0
              ? t('quiet.met', { met: reactions.met, count: reactions.count })
              : t('quiet.noReactions')}
          </div>
          {reactions.medianMs !== null && (
            <p className="secondary">
              {t('quiet.median', {
                median: lengthText(reactions.medianMs, t),
                goal: lengthText(reactions.goalMs, t),
              })}
            </p>
          )}
        </div>
      )}
    </div>
  );
}

/** A length without its seconds, which nobody needs of days. */
function minutesOnly(ms: number): number {
  return ms < 3_600_000 ? ms : ms - (ms % 60_000);
}

function OnDuty({ board: { duty, now, alarms }, zone }: Pick<QuietProps, 'board' | 'zone'>) {
  const { t } = useTranslation();
  const { channels } = alarms;
  const until = duty ? (duty.until ?? duty.next?.from ?? null) : null;
  const said: string[] = duty ? [] : [t('quiet.noRosterRest')];
  if (duty && until !== null) said.push(t('quiet.until', { at: momentOf(until, duty.zone, now) }));
  if (channels?.provenAt != null) {
    said.push(t('alarms.channels.tested', { at: momentOf(channels.provenAt, duty?.zone ?? zone, now) }));
  }
  return (
    <section>
      <h3>{t('quiet.onDuty')}</h3>
      {duty && duty.name === null ? (
        <div className="big nobody urgent">
          <Shape level="urgent" />
          {t('quiet.nobody')}
        </div>
      ) : (
        <div className="big clip">{duty?.name ?? t('quiet.noRoster')}</div>
      )}
      <p className="secondary">{said.join(' · ')}</p>
      {duty?.next && (
        <p className="secondary clip then">
          <Worded
            text={t('quiet.after', { at: momentOf(duty.next.until, duty.zone, now) })}
            nodes={{ who: <span className="primary">{duty.next.name}</span> }}
          />
        </p>
      )}
      {duty?.gap && (
        <p className={duty.gap.isUrgent ? 'urgent clip' : 'secondary clip'}>
          {gapText(duty.gap, duty.zone, now, t)}
        </p>
      )}
      {duty?.overlap && duty.overlap.start > now && (
        <p className="secondary clip">{overlapText(duty.overlap, duty.zone, now, t)}</p>
      )}
      {channels?.none && <p className="label quiet">{t('alarms.channels.none')}</p>}
    </section>
  );
}

interface OthersProps {
  readonly others: Quiet['others'];
  readonly now: number;
}

function Others({ others: { rows, more }, now }: OthersProps) {
  const { t } = useTranslation();
  return (
    <section>
      <h3>{t('quiet.others')}</h3>
      {rows.length === 0 && <div className="row quiet">{t('quiet.noOthers')}</div>}
      {rows.map((other) => (
        <div key={other.key} className="row other">
          <span className={other.level}>
            <Shape level={other.level} />
          </span>
          <b>{farMomentOf(other.dueAt, other.zone, now)}</b>
          <span className="clip secondary">{other.about.text}</span>
          <span className={other.resumesAt === null ? 'right secondary' : 'right quiet'}>
            {leftText(other, now, t)}
          </span>
        </div>
      ))}
      {more && (
        <div className="row other">
          <span className={more.level}>
            <Shape level={more.level} />
          </span>
          <span className={more.level === 'calm' ? 'secondary' : more.level}>
            {t(more.level === 'late' ? 'quiet.moreOthersLate' : 'quiet.moreOthers', {
              count: more.count,
              at: farMomentOf(more.nextDueAt, more.zone, now),
            })}
          </span>
        </div>
      )}
    </section>
  );
}

function leftText({ level, remainingMs, resumesAt, zone }: OtherClock, now: number, t: TFunction): string {
  const length = countdownText(remainingMs, t);
  if (level === 'late') return t('quiet.lateBy', { length });
  return resumesAt === null ? length : t('quiet.resumes', { at: farMomentOf(resumesAt, zone, now) });
}

function Unflagged({ board, quiet, zone }: QuietProps) {
  const { t } = useTranslation();
  const { count, oldestAt } = board.unflagged;
  const { office } = quiet;
  const at = office?.until == null ? '' : momentOf(office.until, zone, board.now);
  const state =
    office?.kind === 'open'
      ? office.until === null
        ? t('quiet.alwaysOpen')
        : t('quiet.openUntil', { at })
      : office?.until == null
        ? t('quiet.closed')
        : t('quiet.opens', { at });
  return (
    <section>
      <h3>{t('quiet.unflagged')}</h3>
      <div className="big">{t('quiet.open', { count })}</div>
      {oldestAt !== null && (
        <p className="secondary">{t('quiet.oldest', { age: ageText(board.now - oldestAt, t) })}</p>
      )}
      {office && (
        <p className="secondary then">
          <Worded text={t('quiet.office')} nodes={{ state: <span className="primary">{state}</span> }} />
        </p>
      )}
    </section>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AsideList } from '../../src/boards/aside-lists.ts';
import type { ClocksBoard } from '../../src/boards/clocks-board.ts';
import type { EmergencyRow } from '../../src/boards/emergency-rows.ts';
import { type AllClearOwed, NO_CLOCK_REASONS, type ReactedFault } from '../../src/boards/fault-asides.ts';
import { ageText } from '../i18n/duration.ts';
import { momentOf, secondsOf, weekdayTimeOf, zoneMark } from '../i18n/moment.ts';
import { listOf, useAsKnown } from '../parts/Band.tsx';
import { Countdown } from '../parts/Countdown.tsx';
import { FoldedRow } from '../parts/FoldedRow.tsx';
import { NextTry } from '../parts/NextTry.tsx';
import { Shape } from '../parts/Shape.tsx';
import { Tier } from '../parts/Tier.tsx';
import { Worded } from '../parts/Worded.tsx';

/** The column beside the reaction clocks. */
export function ClocksAside({ board, zone }: { readonly board: ClocksBoard; readonly zone: string }) {
  const { t } = useTranslation();
  const { now, trust, failures } = board;
  const silent = trust.kind === 'old' || trust.kind === 'station-silent' ? trust.since : null;
  const allClear =
    silent === null ? t('clocks.allClear') : t('clocks.allClearAt', { at: momentOf(silent, zone, now) });
  return (
    <div className="clocks-aside">
      <FirstReactions board={board} zone={zone} />
      <Section
        title={allClear}
        right={silent === null ? t('clocks.restoredFor') : ''}
        list={board.allClearOwed}
      >
        {board.allClearOwed.shown.map((owed) => (
          <AllClear key={owed.id} owed={owed} />
        ))}
      </Section>
      <Section title={t('clocks.reacted')} right={t('clocks.status')} list={board.reacted}>
        {board.reacted.shown.map((fault) => (
          <Reacted key={fault.id} fault={fault} />
        ))}
      </Section>
      {failures.length > 0 && (
        <section>
          <h3>{t('band.nextTry')}</h3>
          <NextTry failure={failures[0]} now={now} />
        </section>
      )}
      <NoClock board={board} />
    </div>
  );
}

interface SectionProps {
  readonly title: string;
  readonly right: string;
  readonly list: AsideList<unknown>;
  readonly children: ReactNode;
}

/** A short list; nothing where it is empty. */
function Section({ title, right, list, children }: SectionProps) {
  const { t } = useTranslation();
  const { count, more, moreUrgent } = list;
  if (count === 0) return null;
  return (
    <section>
      <h3>
        {title} <b>{count}</b>
        <span>{right}</span>
      </h3>
      {children}
      {more > 0 && (
        <div className={moreUrgent ? 'row label urgent with-shape' : 'row label quiet'}>
          {moreUrgent && <Shape level="urgent" />}
          {t('asides.more', { count: more })}
        </div>
      )}
    </section>
  );
}

function FirstReactions({ board, zone }: { readonly board: ClocksBoard; readonly zone: string }) {
  const { t } = useTranslation();
  const { rows, more, count, trust } = board.firstReactions;
  const asKnown = useAsKnown(trust, zone, board.now);
  if (board.emergencyProviders.length === 0) return null;
  const unknown = trust.kind === 'unconnected';
  return (
    <section className={asKnown !== null && board.trust.kind === 'fresh' ? 'is-old' : ''}>
      <h3>
        {t('clocks.firstReactions', { names: listOf(board.emergencyProviders) })}
        <b>{unknown ? t('clocks.unknown') : count}</b>
      </h3>
      {rows.map((row) => (
        <FirstReaction key={row.key} row={row} now={board.now} zone={zone} />
      ))}
      {more && <FoldedRow more={more} now={board.now} />}
      {count === 0 && (
        <div className="row label quiet">
          {unknown ? t('header.notKnown') : (asKnown ?? t('clocks.noFirstReactions'))}
        </div>
      )}
    </section>
  );
}

interface FirstReactionProps {
  readonly row: EmergencyRow;
  readonly now: number;
  readonly zone: string;
}

function FirstReaction({ row, now, zone }: FirstReactionProps) {
  const { t } = useTranslation();
  const late = row.level === 'late';
  // It may have been answered, and its source does not say.
  const unknown = late && row.unknownSince !== null;
  const today = momentOf(row.dueAt, row.zone, now).length <= 5;
  const day = today ? '' : `${weekdayTimeOf(row.dueAt, row.zone).split(' ')[0]} `;
  const at = day + secondsOf(row.dueAt, row.zone) + zoneMark(row.dueAt, row.zone, zone);
  return (
    <div className={`first-reaction is-${row.level}`}>
      <span className={row.level}>
        <Shape level={row.level} />
      </span>
      <span className={row.level === 'calm' ? 'primary' : row.level}>
        {late && !unknown && <span className="label by">{t('countdown.lateBy')}</span>}
        <Countdown ms={row.remainingMs} />
      </span>
      <span>
        <span className="clip name">{row.about.text}</span>
        {unknown ? (
          <b className="label late">{t('countdown.lateUnless')}</b>
        ) : (
          <span className="label secondary">{t(late ? 'clocks.wasDueAt' : 'clocks.dueAt', { at })}</span>
        )}
      </span>
    </div>
  );
}

function AllClear({ owed }: { readonly owed: AllClearOwed }) {
  const { t } = useTranslation();
  return (
    <div className="row label">
      {owed.tier && <Tier tier={owed.tier} />}
      <b className="clip">{owed.about.text}</b>
      {owed.unknown ? (
        <span className="right">{t('clocks.unknown')}</span>
      ) : (
        <Age urgent={owed.urgent} text={ageText(owed.restoredForMs, t)} />
      )}
    </div>
  );
}

function Reacted({ fault }: { readonly fault: ReactedFault }) {
  const { t } = useTranslation();
  const { repair, status, interrupted } = fault;
  const work = repair?.kind === 'suspended' ? t('clocks.suspended') : t('clocks.working');
  return (
    <div className="row label">
      {fault.tier && <Tier tier={fault.tier} />}
      <b className="clip">{fault.about.text}</b>
      {status ? (
        <Age urgent={status.urgent} text={ageText(status.ageMs, t)} quiet />
      ) : (
        <span className="right secondary">{work}</span>
      )}
      {interrupted && (
        <span className="urgent with-shape stopped">
          <Shape level="urgent" />
          <b>{t('clocks.interrupted')}</b>
        </span>
      )}
    </div>
  );
}

function Age(props: { readonly urgent: boolean; readonly text: string; readonly quiet?: boolean }) {
  if (!props.urgent) return <span className={props.quiet ? 'right secondary' : 'right'}>{props.text}</span>;
  return (
    <span className="right urgent with-shape">
      <Shape level="urgent" />
      <b>{props.text}</b>
    </span>
  );
}

/** Why faults have no clock, by reason; an unknown address asks for somebody to look. */
function NoClock({ board }: { readonly board: ClocksBoard }) {
  const { t } = useTranslation();
  const reasons = NO_CLOCK_REASONS.filter((reason) => board.noClock[reason] > 0);
  if (reasons.length === 0) return null;
  const node = reasons.map((reason, i) => (
    <span key={reason} className={reason === 'address-unknown' ? 'watch with-shape' : ''}>
      {reason === 'address-unknown' && <Shape level="watch" />}
      {t('clocks.count', { count: board.noClock[reason], reason: t(`reason.${reason}`) })}
      {i < reasons.length - 1 ? ', ' : ''}
    </span>
  ));
  return (
    <h3 className="no-clock">
      <Worded text={t('clocks.noClockOf')} nodes={{ reasons: node }} />
    </h3>
  );
}

import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EmergenciesBoard } from '../../src/boards/emergencies-board.ts';
import type {
  FlaggedWithoutClock,
  NotImpacting,
  ReactedEmergency,
} from '../../src/boards/emergency-asides.ts';
import type { Listed } from '../../src/boards/fold.ts';
import { impossible } from '../../src/impossible.ts';
import { ageText, amountOf, tookText } from '../i18n/duration.ts';
import { momentOf } from '../i18n/moment.ts';
import { NextTry } from '../parts/NextTry.tsx';
import { Shape } from '../parts/Shape.tsx';
import { toldOnceText } from './EmergencyAction.tsx';

/** What stands below the emergencies: those that have their reaction, and flags without a clock. */
export function EmergencyAsides({
  board,
  zone,
}: {
  readonly board: EmergenciesBoard;
  readonly zone: string;
}) {
  const { t } = useTranslation();
  const { now, trust, asides, failures } = board;
  const silent = trust.kind === 'old' || trust.kind === 'station-silent';
  if (!asides.any && !silent) return null;
  const since = silent ? trust.since : null;
  const none = since === null ? t('asides.none') : t('asides.noneAt', { at: momentOf(since, zone, now) });
  const costly = asides.notImpacting.count > 0 || !silent;
  return (
    <div className={silent ? 'asides' : 'asides is-fresh'}>
      <Section title={t('asides.reacted')} list={asides.reacted} none={none}>
        {(entry) => <Reacted key={entry.id} entry={entry} now={now} />}
      </Section>
      <Section title={t('asides.flagged')} list={asides.flagged} none={none}>
        {(entry) => <Flagged key={entry.id} entry={entry} zone={zone} now={now} />}
      </Section>
      {costly && (
        <Section title={t('asides.notImpacting')} list={asides.notImpacting} none={none}>
          {(entry) => <Charged key={entry.id} entry={entry} />}
        </Section>
      )}
      {failures.length > 0 && (
        <section>
          <h3>{t('band.nextTry')}</h3>
          {failures.slice(0, 2).map((failure) => (
            <NextTry key={failure.message} failure={failure} now={now} />
          ))}
        </section>
      )}
    </div>
  );
}

interface SectionProps<Entry> {
  readonly title: string;
  readonly list: Listed<Entry>;
  readonly none: string;
  readonly children: (entry: Entry) => ReactNode;
}

function Section<Entry>({ title, list, none, children }: SectionProps<Entry>) {
  const { t } = useTranslation();
  return (
    <section>
      <h3>
        {title} <b>{list.count}</b>
      </h3>
      {list.count === 0 && <div className="row label quiet">{none}</div>}
      {list.shown.map(children)}
      {list.more > 0 && <div className="row label quiet">{t('asides.more', { count: list.more })}</div>}
    </section>
  );
}

function Reacted({ entry, now }: { readonly entry: ReactedEmergency; readonly now: number }) {
  const { t } = useTranslation();
  const length = tookText(entry.tookMs, t);
  const { level } = entry;
  const owed = entry.owed.at(0);
  const took = level === null ? t('asides.in', { length }) : t('asides.inLevel', { length, level });
  // What is owed is never cut: it needs the room of how long the reaction took.
  const said = owed && level !== null && entry.met ? t('asides.escalated', { level }) : took;
  return (
    <div className="row label">
      <b className="clip name">{entry.about.text}</b>
      <span className={entry.met ? 'clip secondary' : 'clip late'}>{said}</span>
      {owed ? (
        <span className="asked right">
          <Shape level={owed.level} />
          {t('asides.owed', { what: t(`owed.${owed.kind}`), length: ageText(now - owed.since, t) })}
        </span>
      ) : (
        entry.lastReplyAt !== null && (
          <span className="secondary right">
            {t('asides.lastReply', { at: momentOf(entry.lastReplyAt, entry.zone, now) })}
          </span>
        )
      )}
    </div>
  );
}

interface FlaggedProps {
  readonly entry: FlaggedWithoutClock;
  readonly zone: string;
  readonly now: number;
}

function Flagged({ entry, zone, now }: FlaggedProps) {
  const { t } = useTranslation();
  return (
    <div className="row label">
      <b className="clip name">{entry.about.text}</b>
      <span className="clip secondary">{reasonText(entry, t)}</span>
      {entry.told && (
        <span className="quiet right">{toldOnceText(entry.told, momentOf(entry.told.at, zone, now), t)}</span>
      )}
    </div>
  );
}

function reasonText({ reason }: FlaggedWithoutClock, t: TFunction): string {
  switch (reason.kind) {
    case 'emergency-not-activated': {
      const { service } = reason;
      return service ? t('asides.notActivated', { service }) : t('asides.notActivatedPlain');
    }
    case 'child-account': {
      const { parent } = reason;
      return parent ? t('asides.child', { parent }) : t('asides.childPlain');
    }
    case 'outside-ticket-system':
      return t(`asides.outside.${reason.channel}`);
    default:
      return impossible(reason);
  }
}

function Charged({ entry }: { readonly entry: NotImpacting }) {
  const { t } = useTranslation();
  const flags = t('asides.flags', { count: entry.flags });
  const replies = t('asides.replies', { count: entry.replies });
  const both = entry.flags > 0 && entry.replies > 0;
  return (
    <div className="row label">
      <b className="clip name">{entry.about.text}</b>
      <span className="clip secondary">
        {both ? t('asides.and', { flags, replies }) : entry.replies > 0 ? replies : flags}
      </span>
      <span className="right">{t('asides.eurNet', { amount: amountOf(entry.eurNet) })}</span>
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import type { TicketLedgers } from '../../src/boards/ticket-ledgers.ts';
import type { Ledger } from '../../src/explain/ledger.ts';
import { zoneMark } from '../i18n/moment.ts';
import { Tier } from '../parts/Tier.tsx';
import { TicketNotes } from './alarms/TicketNotes.tsx';
import type { DeskView } from './desk-view.ts';
import { StoryLine } from './StoryLine.tsx';
import { storyMoment, storyMomentText } from './ticket-moments.ts';
import { recordOf } from './ticket-record.ts';
import { momentOfEntry, type StoryEntry } from './ticket-story.ts';

interface TicketEventsProps {
  readonly shown: TicketLedgers;
  readonly story: readonly StoryEntry[];
  /** All clocks that are known, by which one is told from another. */
  readonly ledgers: readonly Ledger[];
  readonly reviewing: boolean;
  readonly view: DeskView;
}

/** What a ticket is about, and what happened to it, in order; what is later than the instant shown apart. */
export function TicketEvents({ shown, story, ledgers, reviewing, view }: TicketEventsProps) {
  const { t } = useTranslation();
  const { at, zone, cycles } = shown;
  const lines = (later: boolean) =>
    story
      .filter((entry) => entry.later === later)
      .map((entry) => <StoryLine key={entry.key} entry={entry} at={at} zone={zone} ledgers={ledgers} />);
  const after = lines(true);
  const opened = story.find(({ kind }) => kind === 'event');
  return (
    <section className="events" aria-labelledby="ticket-name">
      <TicketHead shown={shown} />
      <TicketNotes key={shown.ticket.id} shown={shown} reviewing={reviewing} view={view} />
      <ol aria-label={t('ticket.event.list')}>{lines(false)}</ol>
      {cycles.length === 0 && opened && (
        <p className="not-opened">
          {t('ticket.event.notOpened', { at: storyMomentText(momentOfEntry(opened), zone, at) })}
        </p>
      )}
      {reviewing && (
        <div className="here">
          <b className="watch">{t('ticket.event.here', { at: storyMoment(at, zone, at)[1] })}</b>
          <p className="quiet">{t(after.length > 0 ? 'ticket.event.later' : 'ticket.event.laterNone')}</p>
        </div>
      )}
      <ol>{after}</ol>
      <p className="quiet source-note">
        {sourceText()} {zoneMark(at, zone, view.zone) !== '' && t('ticket.head.zone', { zone })}
      </p>
    </section>
  );

  function sourceText(): string {
    const id = shown.ticket.id.split(':', 1)[0];
    const source = view.trust.sources.find((one) => one.source.id === id)?.source;
    return source ? t('ticket.head.source', { title: source.title }) : t('ticket.head.sourceUnknown');
  }
}

/** Which ticket, in which of its cycles; where or whose, and under what agreement. */
function TicketHead({ shown }: { readonly shown: TicketLedgers }) {
  const { t } = useTranslation();
  const { ticket, tier, cycles } = shown;
  const { customer } = ticket;
  const { service, serviceKind, customerId } = ticket.ticket;
  const customerName = customer?.name ?? (customerId && t('ticket.head.customerId', { id: customerId }));
  const name = ticket.address ?? ticket.ticket.addressId ?? customerName ?? t('ticket.head.nothing');
  const about = [
    name === customerName ? null : customerName,
    service ?? serviceKind,
    ticket.requestKind,
    ticket.priority && t('ticket.head.priority', { priority: ticket.priority }),
  ].filter(Boolean);
  const number = cycles.at(-1)?.number;
  const cycle =
    number === undefined
      ? t('ticket.head.notOpened')
      : t(number > 1 ? 'ticket.head.cycleOf' : 'ticket.head.cycle', { number, count: number });
  return (
    <div className="ticket-head">
      <h2 id="ticket-name" title={ticket.id}>
        {t('ticket.head.name', { id: recordOf(ticket.id) })} <span>{cycle}</span>
      </h2>
      <b>{name}</b>
      <p className="secondary">
        {about.join(' · ')}
        {tier && (
          <>
            {about.length > 0 && ' · '}
            <Tier tier={tier} />
          </>
        )}
      </p>
      {ticket.subject && <p className="secondary">{ticket.subject}</p>}
      {ticket.url && /^https?:\/\//.test(ticket.url) && (
        <a href={ticket.url} rel="noreferrer">
          {t('ticket.head.elsewhere')}
        </a>
      )}
    </div>
  );
}

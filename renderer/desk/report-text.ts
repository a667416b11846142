import type { TFunction } from 'i18next';
import type { Terms } from '../../src/agreements/terms.ts';
import type { TicketLedgers } from '../../src/boards/ticket-ledgers.ts';

/** How the ticket was reported, and whether that was at a time and in a way that its agreement provides for. */
export function reportText(shown: TicketLedgers, terms: readonly Terms[], t: TFunction): string {
  const { ticket, marks, ledgers } = shown;
  const opened = ticket.ticket.events.find(({ type }) => type === 'opened');
  const way = opened?.type === 'opened' ? opened.channel : 'other';
  const channel = t(`ticket.also.channel.${way}`);
  if (marks.includes('outside-reporting-hours')) return t('ticket.also.outsideHours', { channel });
  if (marks.includes('outside-ticket-system')) return t('ticket.also.outsideSystem', { channel });
  const own = terms.find(({ provider }) => provider === ticket.ticket.provider);
  const tier = ledgers.at(-1)?.clock.tier ?? null;
  const reporting = own?.form === 'address-tiers' && tier !== null ? own.tiers[tier]?.reporting : undefined;
  if (reporting?.kind === 'hours') return t('ticket.also.inHours', { channel });
  return t(reporting ? 'ticket.also.anyTime' : 'ticket.also.plain', { channel });
}

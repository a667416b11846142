import type { TFunction } from 'i18next';
import type { TicketLedgers } from '../../src/boards/ticket-ledgers.ts';

/** How the ticket was reported, and whether that was at a time and in a way that its agreement provides for. */
export function reportText({ ticket, marks, reporting }: TicketLedgers, t: TFunction): string {
  const opened = ticket.ticket.events.find(({ type }) => type === 'opened');
  const way = opened?.type === 'opened' ? opened.channel : 'other';
  const channel = t(`ticket.also.channel.${way}`);
  if (marks.includes('outside-reporting-hours')) return t('ticket.also.outsideHours', { channel });
  if (marks.includes('outside-ticket-system')) return t('ticket.also.outsideSystem', { channel });
  if (reporting === 'hours') return t('ticket.also.inHours', { channel });
  return t(reporting === 'any-time' ? 'ticket.also.anyTime' : 'ticket.also.plain', { channel });
}

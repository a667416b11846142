import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Ledger } from '../../src/explain/ledger.ts';
import type { TicketEvent } from '../../src/tickets/event.ts';
import { clockName } from './clock-name.ts';
import { storyMoment } from './ticket-moments.ts';
import { type Effect, momentOfEntry, type StoryEntry } from './ticket-story.ts';

interface StoryLineProps {
  readonly entry: StoryEntry;
  /** The instant shown. */
  readonly at: number;
  readonly zone: string;
  readonly ledgers: readonly Ledger[];
}

/** One thing that happened: when, what it carries, and what it did to clocks. */
export function StoryLine({ entry, at, zone, ledgers }: StoryLineProps) {
  const { t } = useTranslation();
  const instant = momentOfEntry(entry);
  const [day, time] = storyMoment(instant, zone, at);
  const name = entry.kind === 'due' ? t('ticket.event.due') : entry.event.type;
  const said =
    entry.kind === 'due'
      ? [dueText(entry.known, at, ledgers, t)]
      : [...carriedBy(entry.event, t), ...entry.effects.map((effect) => effectText(effect, ledgers, t))];
  return (
    <li className={entry.later ? 'event is-later' : 'event'}>
      <time dateTime={new Date(instant).toISOString()}>
        <span>{day}</span> <span>{time}</span>
      </time>
      <div>
        <b>{name}</b>
        {said.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </div>
    </li>
  );
}

/** What an event carries besides its instant. */
function carriedBy(event: TicketEvent, t: TFunction): string[] {
  const carried: string[] = [];
  if ('channel' in event) carried.push(t('ticket.event.channel', { channel: event.channel }));
  if ('impact' in event) carried.push(t('ticket.event.impact', { impact: event.impact }));
  if ('coverage' in event) carried.push(t('ticket.event.coverage', { coverage: event.coverage }));
  if ('level' in event && event.level != null) carried.push(t('ticket.event.level', { level: event.level }));
  if ('into' in event && event.into != null) carried.push(t('ticket.event.into', { into: event.into }));
  if ('flagged' in event && event.flagged) carried.push(t('ticket.event.flagged'));
  if (event.by) carried.push(t('ticket.event.by', { by: event.by }));
  return carried;
}

function effectText(effect: Effect, ledgers: readonly Ledger[], t: TFunction): string {
  if ('number' in effect) {
    return t(`ticket.effect.${effect.kind}`, { number: effect.number });
  }
  const { kind, ledger } = effect;
  const { state } = ledger.clock;
  return t(`ticket.effect.${kind}`, {
    clock: clockName(ledger, ledgers, t),
    reason: state.kind === 'void' ? state.reason : '',
    state: state.kind,
  });
}

/** What became of a clock at its due instant. */
function dueText(known: Ledger, at: number, ledgers: readonly Ledger[], t: TFunction): string {
  const { state, dueAt } = known.clock;
  const words = { clock: clockName(known, ledgers, t) };
  switch (state.kind) {
    case 'running':
    case 'waiting':
      return t(dueAt === at ? 'ticket.due.now' : 'ticket.due.ahead', words);
    case 'void':
      return t('ticket.due.void', { ...words, reason: state.reason });
    default:
      return t(`ticket.due.${state.kind}`, words);
  }
}

import { useTranslation } from 'react-i18next';
import { momentOf, secondsOf } from '../i18n/moment.ts';
import { DeskBand } from './DeskBand.tsx';
import type { DeskView } from './desk-view.ts';
import type { Problem } from './use-answer.ts';

interface TicketBandProps {
  readonly problem: Problem | null;
  readonly ticketId: string;
  /** Whether an answer stands below. */
  readonly hasAnswer: boolean;
  readonly view: DeskView;
}

/** Says why the ticket is not there, or not as of now: the station or its source is silent, or it was refused. */
export function TicketBand({ problem, ticketId, hasAnswer, view }: TicketBandProps) {
  const { t } = useTranslation();
  const { trust, zone, board } = view;
  if (problem?.kind === 'refused')
    return <DeskBand said={t('ticket.band.refused')} rest={problem.sentence} />;
  const rest = t(hasAnswer ? 'ticket.band.silentOld' : 'ticket.band.silentNone');
  if (trust.station.kind === 'silent') {
    const at = secondsOf(trust.station.since, zone);
    return (
      <DeskBand said={t('band.station', { at })} rest={hasAnswer ? t('ticket.band.stationRest') : rest} />
    );
  }
  if (problem) return <DeskBand said={t('ticket.band.silent')} rest={rest} />;
  const state = trust.sources.find(({ source }) => source.id === ticketId.split(':', 1)[0]);
  if (state?.age.kind !== 'old') return null;
  const at = momentOf(state.age.since, zone, board.now);
  return (
    <DeskBand said={t('band.silent', { names: state.source.title, at })} rest={t('ticket.band.sourceRest')} />
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { momentOf, secondsOf } from '../i18n/moment.ts';
import { listOf } from '../parts/Band.tsx';
import { Shape } from '../parts/Shape.tsx';
import type { DeskView } from './desk-view.ts';
import type { Problem } from './use-answer.ts';

interface DeskBandProps {
  readonly said: string;
  readonly rest: string;
  /** The way out of it. */
  readonly children?: ReactNode;
}

/** A band over what the desk shows: something is wrong with it. */
export function DeskBand({ said, rest, children }: DeskBandProps) {
  return (
    <p className="desk-band" role="status">
      <span className="late">
        <Shape level="late" />
      </span>{' '}
      <b>{said}</b> {rest} {children}
    </p>
  );
}

/** Says that the station or a source of agreements is silent, and since when; nothing while they answer. */
export function TrustBand({ view }: { readonly view: DeskView }) {
  const { t } = useTranslation();
  const { agreementsTrust: trust, trust: all, zone, board } = view;
  if (all.station.kind === 'silent') {
    const at = secondsOf(all.station.since, zone);
    return <DeskBand said={t('band.station', { at })} rest={t('desk.band.silentRows')} />;
  }
  switch (trust.kind) {
    case 'unconnected':
      return <DeskBand said={t('unconnected.noneOf.agreements')} rest="" />;
    case 'old': {
      const names = listOf(trust.silent.map(({ source }) => source.title));
      if (trust.silent.length === 0) return null;
      const many = trust.silent.length > 1;
      if (trust.since === null)
        return (
          <DeskBand
            said={t(many ? 'band.neverMany' : 'band.never', { names })}
            rest={t('desk.band.oldSome')}
          />
        );
      const at = momentOf(trust.since, zone, board.now);
      return (
        <DeskBand
          said={t(many ? 'band.silentMany' : 'band.silent', { names, at })}
          rest={t('desk.band.old')}
        />
      );
    }
    default:
      return null;
  }
}

interface AnswerBandProps {
  readonly problem: Problem | null;
  readonly hasRows: boolean;
  readonly view: DeskView;
}

/** Says why there is no answer to what is asked for now. A station that is silent altogether is said once. */
export function AnswerBand({ problem, hasRows, view }: AnswerBandProps) {
  const { t } = useTranslation();
  if (!problem) return null;
  if (problem.kind === 'refused') return <DeskBand said={t('desk.band.refused')} rest={problem.sentence} />;
  if (view.trust.station.kind === 'silent') return null;
  const rest = t(hasRows ? 'desk.band.silentRows' : 'desk.band.silentNone');
  return <DeskBand said={t('desk.band.silent')} rest={rest} />;
}

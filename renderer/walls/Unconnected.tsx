import { useTranslation } from 'react-i18next';
import type { Wall } from '../../src/boards/board.ts';
import type { WallTrust } from '../../src/boards/data-age.ts';
import type { WallsView } from '../feed/view.ts';
import { ageText, lengthText } from '../i18n/duration.ts';
import { dateOf } from '../i18n/moment.ts';
import { listOf } from '../parts/Band.tsx';
import { NextTry } from '../parts/NextTry.tsx';
import { FirstRun } from './FirstRun.tsx';

interface UnconnectedProps {
  readonly wall: Wall;
  readonly view: WallsView;
  readonly trust: Extract<WallTrust, { kind: 'unconnected' }>;
}

/** A wall of which nothing is known. It must never look like one on which nothing is wrong. */
export function Unconnected({ wall, view, trust }: UnconnectedProps) {
  const { t } = useTranslation();
  const titles = trust.silent.map(({ source }) => source.title);
  const reading = trust.silent.every(({ source }) => source.answers > 0 && source.failure === null);
  const silence = titles.length > 1 ? 'unconnected.noAnswerMany' : 'unconnected.noAnswer';
  const noAnswer = t(reading ? 'unconnected.reading' : silence, { names: listOf(titles) });
  const none = t(view.trust.sources.length > 0 ? `unconnected.noneOf.${wall}` : 'unconnected.none');
  return (
    <div className="unconnected">
      <h2 className="huge">{t('unconnected.title')}</h2>
      <p className="secondary">{titles.length > 0 ? noAnswer : none}</p>
      <div className="strip is-void is-legend" aria-hidden="true">
        <span className="strip-open" style={{ flexGrow: 110 }}>
          <b className="strip-label at-start">{t('unconnected.report')}</b>
        </span>
        <span className="strip-cut" style={{ flexBasis: '26rem' }}>
          <em>{t('unconnected.cut')}</em>
        </span>
        <span className="strip-open" style={{ flexGrow: 370 }} />
        <span className="strip-due">
          <b className="strip-label at-due">{t('unconnected.due')}</b>
        </span>
      </div>
      {titles.length === 0 && (view.board.settings?.firstRun ? <FirstRun /> : <WhatToDo />)}
      <Ready wall={wall} view={view} trust={trust} />
    </div>
  );
}

function WhatToDo() {
  const { t } = useTranslation();
  return (
    <div className="choices">
      <section>
        <h3 className="big">{t('unconnected.connect')}</h3>
        <p className="secondary">{t('unconnected.connectRest')}</p>
      </section>
      <section>
        <h3 className="big">{t('unconnected.demo')}</h3>
        <p className="secondary">{t('unconnected.demoRest')}</p>
      </section>
    </div>
  );
}

/** What is ready for the first source, or what the sources say that have not answered. */
function Ready({ view, trust }: UnconnectedProps) {
  const { t } = useTranslation();
  const { board, machine } = view;
  const failing = trust.silent.flatMap(({ source }) => (source.failure ? [source.failure] : []));
  const known = new Map<string, number>();
  for (const { calendar } of view.calendars) {
    const until = calendar.known.end;
    if (until < 8e15) known.set(calendar.zone, Math.min(until, known.get(calendar.zone) ?? Infinity));
  }
  return (
    <div className="columns thirds">
      <section>
        <h3>{t('unconnected.calendars')}</h3>
        {[...known].map(([name, until]) => (
          <div key={name} className="row label">
            <b>{name}</b>
            <span className="clip secondary">
              {t('unconnected.knownUntil', { day: dateOf(until, name) })}
            </span>
          </div>
        ))}
      </section>
      <section>
        <h3>{t('unconnected.agreements')}</h3>
        {board.terms.map((terms) => (
          <div key={terms.provider} className="row label">
            <b>{terms.name}</b>
            <span className="clip secondary">
              {terms.form === 'emergency-tickets'
                ? t('unconnected.firstReaction', { goal: lengthText(terms.firstReaction.goalMs, t) })
                : listOf(Object.values(terms.tiers).map(({ name }) => name))}
            </span>
          </div>
        ))}
      </section>
      {failing.length > 0 ? (
        <section>
          <h3>{t('band.nextTry')}</h3>
          {failing.slice(0, 2).map((failure) => (
            <NextTry key={failure.message} failure={failure} now={board.now} />
          ))}
        </section>
      ) : (
        <section>
          <h3>{t('unconnected.clock')}</h3>
          <div className="row label">
            <b>
              {machine.kind === 'off'
                ? t('unconnected.offBy', { by: ageText(Math.abs(machine.byMs), t) })
                : t('unconnected.inStep')}
            </b>
            <span className="clip secondary">{t('unconnected.withStation')}</span>
          </div>
        </section>
      )}
    </div>
  );
}

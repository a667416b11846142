import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { LiveWindow as Live, LiveFrame } from '../../src/boards/live-window.ts';
import { impossible } from '../../src/impossible.ts';
import { dateOf, momentOf, zoneMark } from '../i18n/moment.ts';
import { hourLabelOf, weekdayDayOf } from '../i18n/window-moment.ts';
import { Countdown } from '../parts/Countdown.tsx';
import { Shape } from '../parts/Shape.tsx';
import { LiveWork } from './LiveWork.tsx';
import { Reach } from './Reach.tsx';

interface LiveWindowProps {
  readonly live: Live;
  readonly now: number;
  /** Of the screen. */
  readonly zone: string;
  /** Windows of several providers may stand here: each says whose it is. */
  readonly named: boolean;
}

/** A window in progress: how long it stays open, and every work on one axis with now. */
export function LiveWindow({ live, now, zone, named }: LiveWindowProps) {
  const { t } = useTranslation();
  const { terms, frame, running, reach, density, works, away, cancelled } = live;
  const mark = zoneMark(now, terms.zone, zone);
  const words = frameWords(frame, terms.zone, now, t);
  const title = named ? t('windows.live.many', { provider: terms.name, title: words.title }) : words.title;
  return (
    <article className={density === 'half' ? 'live-window is-half' : 'live-window'}>
      <div className="live-head">
        <div>
          <h2 className="label quiet">{title}</h2>
          <Countdown ms={words.ms} />
          <p className="secondary">
            {words.rest}
            {mark}
          </p>
        </div>
        <div>
          <div className="big">{t('windows.live.running', { count: running })}</div>
          <p className="secondary">
            {running > 0 && <Reach reach={reach} named="affected" />}
            {cancelled > 0 && (
              <span className="quiet">
                {running > 0 && ' · '}
                {t('windows.cancelled', { count: cancelled })}
              </span>
            )}
          </p>
        </div>
      </div>
      <Hours live={live} now={now} />
      <div className="live-body">
        {works.map((work) => (
          <LiveWork key={work.line.key} work={work} live={live} now={now} />
        ))}
        {away && (
          <div className={`live-line more ${away.level}`}>
            <span className="with-shape">
              <Shape level={away.level} />
              {t('windows.more', { count: away.count })}
            </span>
          </div>
        )}
        <div className="live-line live-now" aria-hidden="true">
          <div className="live-axis">
            <i className="needle" style={{ left: `${live.now * 100}%` }} />
          </div>
        </div>
      </div>
    </article>
  );
}

function Hours({ live, now }: { readonly live: Live; readonly now: number }) {
  const { zone } = live.terms;
  const home = dateOf(live.frame.kind === 'outside' ? now : live.frame.window.start, zone);
  const days = live.scale.hours.map(({ at }) => dateOf(at, zone));
  return (
    <div className="live-line live-hours" aria-hidden="true">
      <div className="live-axis">
        {live.scale.hours.map(({ at, share }, i) => (
          <span key={at} style={{ left: `${share * 100}%` }}>
            {hourLabelOf(at, zone, days[i] !== home && days[i] !== days[i - 1])}
          </span>
        ))}
      </div>
    </div>
  );
}

/** What the large figure counts, in words. */
function frameWords(frame: LiveFrame, zone: string, now: number, t: TFunction) {
  switch (frame.kind) {
    case 'open': {
      const { window, leftMs } = frame;
      return {
        title: t('windows.live.open', { day: weekdayDayOf(window.start, zone) }),
        ms: leftMs,
        rest: t('windows.live.untilCloses', { at: momentOf(window.end, zone, now) }),
      };
    }
    case 'closed': {
      const { window, sinceMs } = frame;
      return {
        title: t('windows.live.closed', { day: weekdayDayOf(window.start, zone) }),
        ms: sinceMs,
        rest: t('windows.live.sinceClosed', { at: momentOf(window.end, zone, now) }),
      };
    }
    case 'outside': {
      const at = momentOf(frame.endsAt, zone, now);
      const rest =
        frame.leftMs < 0 ? t('windows.live.sinceEnd', { at }) : t('windows.live.untilEnds', { at });
      return { title: t('windows.live.outside'), ms: frame.leftMs, rest };
    }
    default:
      return impossible(frame);
  }
}

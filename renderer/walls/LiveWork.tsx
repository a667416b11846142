import { useTranslation } from 'react-i18next';
import type { LiveWindow, LiveWork as Work } from '../../src/boards/live-window.ts';
import type { Stretch } from '../../src/boards/window-scale.ts';
import { Shape } from '../parts/Shape.tsx';
import { goingWords } from './going-words.ts';
import { Reach } from './Reach.tsx';
import { Kind } from './WindowWork.tsx';

interface LiveWorkProps {
  readonly work: Work;
  readonly live: LiveWindow;
  readonly now: number;
}

/** A piece of work on the live picture: what it is, where it stands on the axis, and how it goes. */
export function LiveWork({ work, live, now }: LiveWorkProps) {
  const { t } = useTranslation();
  const { line } = work;
  const { lead, level, rest, restLevel } = goingWords(line, now, t, live.density === 'half');
  return (
    <div className={`live-line is-${line.progress.kind}`} data-key={line.key}>
      <div className="what">
        <h4 className="clip">{line.work.title}</h4>
        <p className="label secondary clip">
          <Kind line={line} />
          <Reach reach={line.reach} short={live.density === 'half'} />
        </p>
      </div>
      <Axis work={work} live={live} />
      <div className="how">
        <b className={level === null ? 'clip' : `clip with-shape ${level}`}>
          {level !== null && <Shape level={level} />}
          {lead}
        </b>
        <p className="label secondary clip">
          {rest}
          {restLevel !== null && ' · '}
          {restLevel !== null && (
            <span className={`${restLevel.level} with-shape`}>
              <Shape level={restLevel.level} />
              {restLevel.said}
            </span>
          )}
        </p>
      </div>
    </div>
  );
}

function Axis({ work, live }: Pick<LiveWorkProps, 'work' | 'live'>) {
  const { outline, done, over, line } = work;
  const outside = line.marks.includes('outside-window');
  const look = outside ? 'live-run is-outside' : 'live-run';
  return (
    <div className="live-axis" aria-hidden="true">
      {live.window && <i className="live-open" style={placed(live.window)} />}
      {live.scale.hours
        .filter(({ share }) => share < 1)
        .map(({ at, share }) => (
          <u key={at} style={{ left: `${share * 100}%` }} />
        ))}
      {done && <i className={outside ? 'live-done is-outside' : 'live-done'} style={placed(done)} />}
      {over && <i className="live-done is-outside" style={placed(over)} />}
      <i className={over ? `${look} is-over` : look} style={placed(outline)} />
    </div>
  );
}

function placed({ from, to }: Stretch) {
  return { left: `${from * 100}%`, width: `${(to - from) * 100}%` };
}

import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { BoardChannel } from '../../src/boards/board.ts';
import type { WallsView } from '../feed/view.ts';
import { momentOf } from '../i18n/moment.ts';
import { Shape } from './Shape.tsx';

interface ChannelSentencesProps {
  readonly view: WallsView;
  readonly zone: string;
}

/** Every channel: when something last arrived by it, and since when and why nothing does. None on a copy. */
export function ChannelSentences({ view, zone }: ChannelSentencesProps) {
  const { t } = useTranslation();
  const { channels, now } = view.board;
  if (view.emergencies.alarms.channels === null) return null;
  return (
    <>
      <h2 className="big">{t('sources.channels')}</h2>
      {channels.length === 0 && <p className="quiet">{t('alarms.channels.none')}</p>}
      {channels.map((channel) => (
        <article key={channel.id}>
          <h3>
            <span className={channel.failing ? 'urgent' : 'calm'}>
              <Shape level={channel.failing ? 'urgent' : 'calm'} />
            </span>
            <b>{channel.title}</b>
            <span className="secondary">{channelText(channel, zone, now, t)}</span>
          </h3>
          {channel.failing && <p className="urgent">{channel.failing.why}</p>}
        </article>
      ))}
    </>
  );
}

function channelText({ failing, provenAt }: BoardChannel, zone: string, now: number, t: TFunction): string {
  const proven = provenAt === null ? '' : momentOf(provenAt, zone, now);
  if (!failing) {
    return provenAt === null ? t('sources.channelNeverProven') : t('sources.channelProven', { at: proven });
  }
  const words = { at: momentOf(failing.since, zone, now), proven };
  return t(provenAt === null ? 'sources.channelFailingNever' : 'sources.channelFailing', words);
}

import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnownBoard } from '../feed/known-board.ts';
import { screenName } from '../feed/screen-name.ts';
import { currentSnapshot, type FeedSnapshot, subscribe } from '../feed/store.ts';
import { viewOf } from '../feed/view.ts';
import { Help } from '../parts/Help.tsx';
import { SourcesPanel } from '../parts/SourcesPanel.tsx';
import { Connecting } from './Connecting.tsx';
import { useKeys, usePanel } from './keys.ts';
import { LastBoard, remember } from './LastBoard.tsx';
import { ThisScreenContext } from './this-screen.ts';
import { useAlarmActs } from './use-alarm-acts.ts';
import { useAlarmSound } from './use-alarm-sound.ts';
import { useRotation } from './use-rotation.ts';
import { WallPicture } from './WallPicture.tsx';

/** The whole page: the walls in turn, or what stands in their place while nothing is known. */
export function Screen() {
  const snapshot = useSyncExternalStore(subscribe, currentSnapshot);
  if (!snapshot.board) return <Connecting steady={snapshot.steady} />;
  return (
    <LastBoard>
      <Walls snapshot={snapshot} board={snapshot.board} />
    </LastBoard>
  );
}

function Walls({ snapshot, board }: { readonly snapshot: FeedSnapshot; readonly board: KnownBoard }) {
  const view = useMemo(() => viewOf(snapshot, board), [snapshot, board]);
  const rotation = useRotation(snapshot.steady, view.facts);
  const panel = usePanel(snapshot.steady);
  const { t } = useTranslation();
  const acts = useAlarmActs({
    alarms: view.emergencies.alarms.all,
    isCopy: Boolean(view.board.settings?.copy),
    steady: snapshot.steady,
    tested: () => rotation.press('emergencies'),
  });
  const sound = useAlarmSound(view, acts.underWay);
  useKeys({
    wall: rotation.press,
    hold: rotation.hold,
    acknowledge: () => acts.acknowledge(null),
    mute: sound.mute,
    test: acts.test,
    help: () => panel.toggle('help'),
    sources: () => panel.toggle('sources'),
    escape: panel.close,
  });
  useEffect(() => remember({ view, wall: rotation.wall, word: rotation.word }));
  const thresholds = view.board.terms[0]?.thresholds ?? null;
  return (
    <ThisScreenContext
      value={{ acknowledge: acts.acknowledge, next: acts.next, sound: sound.said, said: acts.said }}
    >
      <WallPicture view={view} wall={rotation.wall} word={rotation.word} steady={snapshot.steady} />
      {panel.open === 'help' && (
        <Help
          thresholds={thresholds}
          firstRun={Boolean(view.board.settings?.firstRun)}
          screen={screenName(location.search) ?? t('alarms.aBrowser')}
        />
      )}
      {panel.open === 'sources' && <SourcesPanel view={view} wall={rotation.wall} />}
    </ThisScreenContext>
  );
}

import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Wall } from '../../src/boards/board.ts';
import type { RotationWord } from '../../src/boards/rotation.ts';
import type { WallsView } from '../feed/view.ts';
import { secondsOf } from '../i18n/moment.ts';
import { Band } from '../parts/Band.tsx';
import { asError, TriedAgain } from '../parts/TriedAgain.tsx';
import { WallPicture } from './WallPicture.tsx';

interface Drawn {
  readonly view: WallsView;
  readonly wall: Wall;
  readonly word: RotationWord;
}

let lastDrawn: Drawn | null = null;

/** Keeps what was drawn last without failing. */
export function remember(drawn: Drawn): void {
  lastDrawn = drawn;
}

/** "A crash shows the last board, old-data palette, and the reason." It is tried again by itself. */
export function LastBoard({ children }: { readonly children: ReactNode }) {
  const failed = (error: Error) => (
    <Reason error={error}>
      <Crashed error={error} />
    </Reason>
  );
  return <TriedAgain failed={failed}>{children}</TriedAgain>;
}

interface Failed {
  readonly error: Error | null;
}

/** What stands when not even the last board can be drawn: the reason alone, never a blank screen. */
class Reason extends Component<{ readonly error: Error; readonly children: ReactNode }, Failed> {
  override state: Failed = { error: null };

  static getDerivedStateFromError(error: unknown): Failed {
    return { error: asError(error) };
  }

  override render(): ReactNode {
    if (!this.state.error) return this.props.children;
    return (
      <main className="picture is-plain">
        <CrashBand error={this.props.error} at={lastDrawn?.view.board.now ?? null} zone="UTC" />
      </main>
    );
  }
}

function Crashed({ error }: { readonly error: Error }) {
  if (!lastDrawn) throw error;
  const { view, wall, word } = lastDrawn;
  const zone = view[wall].zone ?? view.zone;
  const band = <CrashBand error={error} at={view.board.now} zone={zone} />;
  return <WallPicture view={view} wall={wall} word={word} steady={0} crashed={band} />;
}

function CrashBand(props: { readonly error: Error; readonly at: number | null; readonly zone: string }) {
  const { t } = useTranslation();
  const at = props.at === null ? '' : secondsOf(props.at, props.zone);
  return (
    <Band said={t('band.crashed', { at })} rest={t('band.crashedRest', { reason: props.error.message })} />
  );
}

import type { TFunction } from 'i18next';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardCopy } from '../../src/boards/board.ts';
import { currentSnapshot, subscribe } from '../feed/store.ts';
import { ageText } from '../i18n/duration.ts';
import { dateOf, timeOf } from '../i18n/moment.ts';
import { Band } from './Band.tsx';
import { Shape } from './Shape.tsx';

/** What is said of a copy: as of when it is, and how old that makes it. */
function saidOf({ at }: BoardCopy, zone: string, now: number, t: TFunction): string {
  return t('copy.said', { at: `${dateOf(at, zone)} ${timeOf(at, zone)}`, age: ageText(now - at, t) });
}

/** The band of a wall that shows a copy. */
export function CopyBand(props: { readonly copy: BoardCopy; readonly zone: string; readonly now: number }) {
  const { t } = useTranslation();
  return <Band said={saidOf(props.copy, props.zone, props.now, t)} rest={t('copy.wall')} />;
}

/** The same on a desk, whose own time stands still at the copy: its age is told by the clock that goes on. */
export function DeskCopyBand({ copy, zone }: { readonly copy: BoardCopy; readonly zone: string }) {
  const { t } = useTranslation();
  const { second } = useSyncExternalStore(subscribe, currentSnapshot);
  const from = copy.from === '' ? '' : t('copy.from', { from: copy.from });
  return (
    <p className="copy-band" role="status">
      <span className="late">
        <Shape level="late" />
      </span>{' '}
      <b>{saidOf(copy, zone, second, t)}</b> {t('copy.desk')} {from}
    </p>
  );
}

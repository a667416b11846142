import { type ReactNode, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { ThisScreenContext } from './this-screen.ts';

interface BellProps {
  /** The alarm's id; null where the station has none for it yet. */
  readonly alarm: string | null;
  /** Whose alarm it is. */
  readonly about: string;
  readonly className: string;
  readonly children: ReactNode;
}

/** What waits to be acknowledged: a touch of it does. In a picture of a wall it is only shown. */
export function Bell({ alarm, about, className, children }: BellProps) {
  const { t } = useTranslation();
  const screen = useContext(ThisScreenContext);
  const look = `${className} is-bell`;
  if (!screen || alarm === null) return <div className={look}>{children}</div>;
  return (
    <button
      type="button"
      className={look}
      title={t('alarms.acknowledge', { what: about })}
      onClick={() => screen.acknowledge(alarm)}
    >
      {children}
    </button>
  );
}

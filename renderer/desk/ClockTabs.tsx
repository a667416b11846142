import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ledger } from '../../src/explain/ledger.ts';
import { Shape } from '../parts/Shape.tsx';
import { clockKey } from './chosen-clock.ts';
import { clockName } from './clock-name.ts';
import { stateText } from './clock-words.ts';

interface ClockTabsProps {
  readonly ledgers: readonly Ledger[];
  /** The key of the clock that is explained. */
  readonly chosen: string;
  readonly choose: (key: string) => void;
}

/** The clocks of a ticket, one of which is explained. One stop of the Tab key; arrows, Home and End choose. */
export function ClockTabs({ ledgers, chosen, choose }: ClockTabsProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const step = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const at = ledgers.findIndex((ledger) => clockKey(ledger) === chosen);
    const to = stepTo(event.key, at, ledgers.length);
    if (to === null) return;
    event.preventDefault();
    choose(clockKey(ledgers[to]));
    list.current?.querySelectorAll('button')[to]?.focus();
  };
  return (
    <div
      ref={list}
      className="clock-tabs"
      role="tablist"
      aria-label={t('ticket.clock.tabs')}
      onKeyDown={step}
    >
      {ledgers.map((ledger) => {
        const key = clockKey(ledger);
        const { attention } = ledger.clock;
        return (
          <button
            key={key}
            id={`tab-${key}`}
            type="button"
            role="tab"
            aria-selected={key === chosen}
            aria-controls={key === chosen ? 'explanation' : undefined}
            tabIndex={key === chosen ? 0 : -1}
            onClick={() => choose(key)}
          >
            <span className={attention}>
              <Shape level={attention} />
              <span className="unseen">{t(`level.${attention}`)} </span>
            </span>
            {clockName(ledger, ledgers, t)} <span className="quiet">{stateText(ledger.clock, t)}</span>
          </button>
        );
      })}
    </div>
  );
}

function stepTo(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowLeft':
    case 'ArrowUp':
      return (at + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

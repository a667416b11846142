import type { TFunction } from 'i18next';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlarmNow } from '../../src/boards/alarms-now.ts';
import { acknowledgeAlarm, raiseTestAlarm } from '../feed/alarm-door.ts';
import { Refused } from '../feed/door.ts';
import { screenName } from '../feed/screen-name.ts';
import type { ActSaid } from './this-screen.ts';

/** What the keys and touches of a wall do to alarms. */
export interface AlarmActs {
  /** Acknowledges one alarm; null: the oldest that waits. */
  readonly acknowledge: (alarm: string | null) => void;
  /** The oldest that waits and was not acknowledged here. */
  readonly next: string | null;
  /** Asks once more, then raises a test alarm. */
  readonly test: () => void;
  readonly said: ActSaid | null;
  /** Alarms that were acknowledged here and of which the board does not say so yet. */
  readonly underWay: ReadonlySet<string>;
}

/** For how long the second press counts, and what is said stands, in milliseconds. */
const AGAIN_WITHIN = 10_000;
const SAID_FOR = 20_000;
/** The board tells of an acknowledgement within this time. */
const TOLD_WITHIN = 6000;

interface Said {
  readonly said: ActSaid;
  readonly until: number;
}

interface Facts {
  readonly alarms: readonly AlarmNow[];
  readonly isCopy: boolean;
  /** The page's own time in milliseconds. */
  readonly steady: number;
  /** A test alarm is raised: shows where it is seen. */
  readonly tested: () => void;
}

/** Acknowledging and testing from this screen. Nothing is forgotten for a failure: it is said, and the alarm goes on. */
export function useAlarmActs({ alarms, isCopy, steady, tested }: Facts): AlarmActs {
  const { t } = useTranslation();
  const [said, setSaid] = useState<Said | null>(null);
  const [sent, setSent] = useState<ReadonlyMap<string, number>>(new Map());
  const askedAt = useRef(Number.NEGATIVE_INFINITY);
  const say = (what: ActSaid, length = SAID_FOR) => {
    setSaid({ said: what, until: performance.now() + length });
  };
  const screen = () => screenName(location.search) ?? t('alarms.aBrowser');
  const underWay = new Set([...sent].filter(([, until]) => steady < until).map(([id]) => id));
  const give = async (id: string) => {
    setSent((before) => new Map([...before, [id, Number.POSITIVE_INFINITY]]));
    try {
      await acknowledgeAlarm(id, screen());
      setSent((before) => new Map([...before, [id, performance.now() + TOLD_WITHIN]]));
      setSaid(null);
    } catch (error) {
      setSent((before) => new Map([...before].filter(([one]) => one !== id)));
      say({ kind: 'not-acknowledged', why: whyOf(error, t) });
    }
  };
  const raise = async () => {
    try {
      await raiseTestAlarm(screen());
      setSaid(null);
      tested();
    } catch (error) {
      say({ kind: 'not-tested', why: whyOf(error, t) });
    }
  };
  const waiting = alarms.filter(({ waits }) => waits !== null).map((one) => one.alarm.id);
  const next = waiting.find((id) => !underWay.has(id)) ?? null;
  return {
    next,
    acknowledge(alarm) {
      if (isCopy) return say({ kind: 'copy' });
      const id = alarm ?? next;
      if (id !== null && !underWay.has(id)) void give(id);
      else if (waiting.length === 0) say({ kind: 'nothing-waits' }, AGAIN_WITHIN);
    },
    test() {
      if (isCopy) return say({ kind: 'copy' });
      const now = performance.now();
      const isAgain = now - askedAt.current < AGAIN_WITHIN;
      askedAt.current = isAgain ? Number.NEGATIVE_INFINITY : now;
      if (isAgain) void raise();
      else say({ kind: 'press-again' }, AGAIN_WITHIN);
    },
    said: said !== null && steady < said.until ? said.said : null,
    underWay,
  };
}

function whyOf(error: unknown, t: TFunction): string {
  return error instanceof Refused ? error.message : t('alarms.said.noAnswer');
}

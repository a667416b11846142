import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AddressFault } from '../../src/boards/address-faults.ts';
import { addDays } from '../../src/calendars/wall-time.ts';
import type { AgreementRow } from '../feed/door.ts';
import { AgreementLine } from './AgreementLine.tsx';
import type { DeskView } from './desk-view.ts';
import { twoYearsFrom } from './life.ts';
import { monthText } from './local-date.ts';
import { endLevel, faultsAt, faultsOfRows } from './row-faults.ts';

interface AgreementsTableProps {
  readonly rows: readonly AgreementRow[];
  /** What was searched for: it is marked where it stands. */
  readonly query: string;
  readonly view: DeskView;
  /** The address that is open below, by id. */
  readonly open: string;
  /** Opens the address of a row; `stepping`: on the way through the rows. */
  readonly choose: (row: AgreementRow, stepping: boolean) => void;
  /** Closes what is open. */
  readonly close: () => void;
}

const NO_FAULTS: readonly AddressFault[] = [];

/**
 * One page of agreements. It is one stop of the Tab key; the arrows, Home and End go through its rows and
 * open them, as Enter and a click do, and Escape closes.
 */
export function AgreementsTable({ rows, query, view, open, choose, close }: AgreementsTableProps) {
  const { t } = useTranslation();
  const body = useRef<HTMLTableSectionElement>(null);
  const [chosen, setChosen] = useState<AgreementRow | null>(null);
  const faults = faultsOfRows(rows, view.faults, view.providers);
  const years = twoYearsFrom(view.today);
  // Of several rows of one address it is the chosen one, which an answer that came meanwhile brings anew.
  const isChosen = (row: AgreementRow) => chosen !== null && keyOf(row) === keyOf(chosen);
  const ofOpen = rows.filter(({ addressId }) => open !== '' && addressId === open);
  const selected = ofOpen.find(isChosen) ?? ofOpen[0];
  const stop = selected ?? rows.find(isChosen) ?? rows[0];
  const select = (row: AgreementRow, stepping: boolean) => {
    setChosen(row);
    choose(row, stepping);
  };
  const shown = selected ? keyOf(selected) : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the panel that opens takes room from the rows
  useEffect(() => {
    body.current?.querySelector('.is-selected')?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  const step = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && open !== '') return close();
    const at = rows.indexOf(stop);
    const to = stepTo(event.key, at, rows.length);
    if (to === null || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    select(rows[to], true);
    body.current?.rows[to]?.querySelector('button')?.focus();
  };
  return (
    <table className="agreements">
      <thead>
        <tr>
          <th scope="col">{t('desk.column.address')}</th>
          <th scope="col">{t('desk.column.customer')}</th>
          <th scope="col">{t('desk.column.tier')}</th>
          <th scope="col">{t('desk.column.from')}</th>
          <th scope="col">{t('desk.column.to')}</th>
          <th scope="col">
            {t('desk.column.life', {
              from: monthText(years.start),
              to: monthText(addDays(years.end, -1)),
            })}
          </th>
          <th scope="col">{t('desk.column.fault')}</th>
        </tr>
      </thead>
      <tbody ref={body} onKeyDown={step}>
        {rows.map((row) => {
          const terms = view.providers.find(({ provider }) => provider === row.provider);
          const zone = terms?.zone ?? view.zone;
          const all = faultsAt(row, view.faults, view.providers);
          return (
            <AgreementLine
              key={keyOf(row)}
              row={row}
              tier={row.tier === null ? null : (terms?.tiers[row.tier] ?? null)}
              query={query}
              faults={faults.get(row) ?? NO_FAULTS}
              end={endLevel(row.ends, all, view.today, terms)}
              zone={zone}
              now={view.board.now}
              today={view.today}
              selected={row === selected}
              stop={row === stop}
              choose={() => select(row, false)}
            />
          );
        })}
      </tbody>
    </table>
  );
}

function keyOf({ provider, addressId, tier, from }: AgreementRow): string {
  return JSON.stringify([provider, addressId, tier, from]);
}

function stepTo(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(count - 1, at + 1);
    case 'ArrowUp':
      return Math.max(0, at - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

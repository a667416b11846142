import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { TierTerms } from '../../src/agreements/terms.ts';
import type { AddressFault } from '../../src/boards/address-faults.ts';
import type { LocalDate } from '../../src/calendars/wall-time.ts';
import { matchesIn } from '../../src/spelling/fold.ts';
import type { AgreementRow } from '../feed/door.ts';
import { Shape } from '../parts/Shape.tsx';
import { Tier } from '../parts/Tier.tsx';
import { FaultWords } from './FaultWords.tsx';
import { Highlighted } from './Highlighted.tsx';
import { LifeBar } from './LifeBar.tsx';
import { dateText } from './local-date.ts';
import type { EndLevel } from './row-faults.ts';
import { recordOf } from './ticket-record.ts';

interface AgreementLineProps {
  readonly row: AgreementRow;
  /** The terms of its tier; null without an agreement, and for a tier that the provider no longer sells. */
  readonly tier: TierTerms | null;
  readonly query: string;
  readonly faults: readonly AddressFault[];
  readonly end: EndLevel;
  readonly zone: string;
  readonly now: number;
  readonly today: LocalDate;
  readonly selected: boolean;
  /** Whether the Tab key stops at this row. */
  readonly stop: boolean;
  readonly choose: () => void;
}

/** One agreement as it was bought, or an address without any. */
export function AgreementLine(props: AgreementLineProps) {
  const { t } = useTranslation();
  const { row, query, faults, end, selected } = props;
  const address = row.address ?? row.addressId;
  const nonStop = props.tier?.repair.kind === 'non-stop';
  const hit = row.openTickets.map(recordOf).filter((record) => matchesIn(record, query).length > 0);
  const choose = ({ currentTarget }: MouseEvent<HTMLElement>) => {
    // So that the arrows go on from here, wherever in the row the click was.
    currentTarget.querySelector('button')?.focus();
    props.choose();
  };
  return (
    // The button in it is what keyboards and screen readers use; the rest of the row only makes it larger.
    <tr className={selected ? 'is-selected' : undefined} onClick={choose}>
      <th scope="row">
        <button
          type="button"
          className="clip"
          aria-expanded={selected}
          aria-controls={selected ? 'address' : undefined}
          tabIndex={props.stop ? 0 : -1}
          title={address}
        >
          <Highlighted text={address} query={query} />
        </button>
      </th>
      <td className="clip secondary" title={row.customer ?? row.customerId ?? undefined}>
        <Highlighted text={row.customer ?? row.customerId ?? ''} query={query} />
      </td>
      <td>
        {row.tier === null ? (
          <span className="quiet">{t('desk.row.none')}</span>
        ) : (
          <Tier tier={{ name: props.tier?.name ?? row.tier, nonStop }} />
        )}
      </td>
      <td className="date">{row.from === null ? <Nothing /> : dateText(row.from)}</td>
      <td className={`date is-${end}`}>
        <ValidTo row={row} end={end} />
      </td>
      <td>
        <LifeBar
          from={row.from}
          to={row.to}
          valid={row.tier !== null}
          nonStop={nonStop}
          today={props.today}
        />
      </td>
      <td className="clip">
        <FaultWords faults={faults} zone={props.zone} now={props.now} />
        {hit.length > 0 && (
          <span className="quiet">
            {' '}
            <Highlighted text={t('desk.row.ticket', { ids: hit.join(', ') })} query={query} />
          </span>
        )}
      </td>
    </tr>
  );
}

function Nothing() {
  const { t } = useTranslation();
  return <span className="quiet">{t('desk.row.dash')}</span>;
}

function ValidTo({ row, end }: { readonly row: AgreementRow; readonly end: EndLevel }) {
  const { t } = useTranslation();
  if (row.tier === null) return <Nothing />;
  if (row.to === null) return t('desk.row.open');
  if (end !== 'urgent') return dateText(row.to);
  return (
    <span className="urgent" title={t('desk.row.urgent')}>
      <Shape level="urgent" /> {dateText(row.to)}
      <span className="unseen"> {t('desk.row.urgent')}</span>
    </span>
  );
}

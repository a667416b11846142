import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketLedgers } from '../../src/boards/ticket-ledgers.ts';
import type { Ledger } from '../../src/explain/ledger.ts';
import { momentIn } from '../../src/explain/local-moments.ts';
import { blindText } from '../i18n/blind.ts';
import { amountOf } from '../i18n/duration.ts';
import { AddressLink } from './AddressLink.tsx';
import { clockKey } from './chosen-clock.ts';
import { clockName } from './clock-name.ts';
import { standingText, stateText } from './clock-words.ts';
import { RepairWords } from './RepairWords.tsx';
import { reportText } from './report-text.ts';
import { TouchedBy } from './TouchedBy.tsx';

interface BesideClockProps {
  readonly shown: TicketLedgers;
  /** The clock that is explained above; the others are told here. */
  readonly ledger: Ledger | null;
}

/** So many outages are named, the latest; more would push the ticket's own away. */
const MOST_BLIND = 5;

/** What is true of the ticket besides the clock that is explained. */
export function BesideClock({ shown, ledger }: BesideClockProps) {
  const { t } = useTranslation();
  const { ledgers, cycles, charges, marks, works, disruptions, blind, emergencySupport, zone, at } = shown;
  if (cycles.length === 0) return null;
  const others = ledgers.filter((one) => ledger === null || clockKey(one) !== clockKey(ledger));
  const total = charges.reduce((sum, { eurNet }) => sum + eurNet, 0);
  const isAddress = emergencySupport === null;
  const none = <span className="quiet">{t('ticket.also.none')}</span>;
  return (
    <dl className="also" aria-label={t('ticket.also.title')}>
      {others.map((one) => (
        <Row key={clockKey(one)} name={clockName(one, ledgers, t)}>
          <b>{stateText(one.clock, t)}</b>, {standingText(one, t)}
        </Row>
      ))}
      {isAddress && (
        <Row name={t('ticket.also.repair')}>
          <RepairWords shown={shown} />
        </Row>
      )}
      <Row name={t('ticket.also.report')}>{reportText(shown, t)}</Row>
      {shown.ticket.ticket.addressId !== null && (
        <Row name={t('ticket.also.address')}>
          <AddressLink shown={shown} />
        </Row>
      )}
      {emergencySupport !== null && (
        <Row name={t('ticket.also.support')}>{t(`ticket.also.supportOf.${emergencySupport}`)}</Row>
      )}
      {marks.length > 0 && <Row name={t('ticket.also.marks')}>{marks.join(', ')}</Row>}
      {!isAddress && (
        <Row name={t('ticket.also.charges')}>
          {charges.length === 0 && none}
          {charges.map((charge, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a charge is known by its place
            <p key={i}>
              {t('ticket.also.charge', {
                amount: amountOf(charge.eurNet),
                for: t(`ticket.also.chargeFor.${charge.for}`),
                at: momentIn(charge.at, zone),
              })}
            </p>
          ))}
          {charges.length > 1 && <b>{t('ticket.also.chargeTotal', { amount: amountOf(total) })}</b>}
        </Row>
      )}
      {isAddress && (
        <Row name={t('ticket.also.work')}>
          {works.length === 0 && <span className="quiet">{t('ticket.also.workNone')}</span>}
          {works.map(({ id, work }) => (
            <TouchedBy key={id} wall="windows" {...work} from={work.start} to={work.end} shown={shown} />
          ))}
        </Row>
      )}
      {disruptions.length > 0 && (
        <Row name={t('ticket.also.disruptions')}>
          {disruptions.map(({ id, ...one }) => (
            <TouchedBy key={id} wall="clocks" {...one} shown={shown} />
          ))}
        </Row>
      )}
      {blind.length > 0 && (
        <Row name={t('ticket.also.blind')}>
          {blind.length > MOST_BLIND && (
            <p className="quiet">{t('ticket.also.blindMore', { count: blind.length - MOST_BLIND })}</p>
          )}
          {blind.slice(-MOST_BLIND).map((spot) => (
            <p key={`${spot.source} ${spot.from}`} title={spot.why}>
              {`${spot.source === null ? t('blind.station') : spot.title} ${blindText(spot, zone, at, t)}`}
            </p>
          ))}
        </Row>
      )}
    </dl>
  );
}

function Row({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <Fragment>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </Fragment>
  );
}

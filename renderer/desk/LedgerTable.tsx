import { useTranslation } from 'react-i18next';
import { isoOf } from '../../src/calendars/iso.ts';
import { closedText } from '../../src/explain/closed-text.ts';
import type { Ledger } from '../../src/explain/ledger.ts';
import { lengthOf, momentIn, offsetText } from '../../src/explain/local-moments.ts';
import type { LedgerRow } from './ledger-lines.ts';
import { fullMoment } from './ticket-moments.ts';

interface LedgerTableProps {
  readonly ledger: Ledger;
  readonly rows: readonly LedgerRow[];
  /** The number of its first stretch: it goes on from the decisions. */
  readonly first: number;
}

/** Every stretch of time from the start of a clock on, open or closed, and how they add up to its due instant. */
export function LedgerTable({ ledger, rows, first }: LedgerTableProps) {
  const { t } = useTranslation();
  const { clock } = ledger;
  if (clock.goal === null || clock.dueAt === null) return null;
  const stretches = rows.filter(({ kind }) => kind === 'stretch');
  const number = (row: LedgerRow) => first + stretches.indexOf(row);
  const goal = lengthOf(clock.goal.goalMs);
  return (
    // A long ledger scrolls within; the keyboard reaches it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached
    <section className="stretches" aria-label={t('ticket.ledger.title')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{t('ticket.ledger.number')}</span>
            </th>
            <th scope="col">{t('ticket.ledger.from')}</th>
            <th scope="col">{t('ticket.ledger.to')}</th>
            <th scope="col">
              <span className="unseen">{t('ticket.ledger.scale')}</span>
            </th>
            <th scope="col">{t('ticket.ledger.open')}</th>
            <th scope="col">{t('ticket.ledger.sum')}</th>
            <th scope="col">{t('ticket.ledger.left', { goal })}</th>
          </tr>
        </thead>
        {rows.map((row) =>
          row.kind === 'due' ? (
            <tbody key="due">
              <tr className="due-line">
                <td />
                <th scope="row" colSpan={3}>
                  {t('ticket.ledger.due', { at: fullMoment(clock.dueAt!, ledger.zone) })}{' '}
                  <span className="quiet">{isoOf(clock.dueAt!)}</span>
                </th>
                <td>{goal}</td>
                <td />
                <td />
              </tr>
            </tbody>
          ) : (
            <Stretch key={row.line.start} row={row} number={number(row)} ledger={ledger} />
          ),
        )}
      </table>
    </section>
  );
}

interface StretchProps {
  readonly row: Extract<LedgerRow, { kind: 'stretch' }>;
  readonly number: number;
  readonly ledger: Ledger;
}

/** One stretch, and below it why it is closed, or that the clocks were changed in it. */
function Stretch({ row: { line, countedMs }, number, ledger }: StretchProps) {
  const { t } = useTranslation();
  const { zone, clock } = ledger;
  const { start, end, openMs, sumMs, leftMs, closed, changes } = line;
  const isOpen = openMs > 0;
  const unused =
    isOpen && countedMs === 0 && clock.state.kind !== 'running' && clock.state.kind !== 'waiting';
  const look = [isOpen ? 'is-open' : 'is-closed', `is-${clock.attention}`, unused ? 'is-unused' : ''];
  return (
    <tbody className={look.filter(Boolean).join(' ')}>
      <tr>
        <td>{number}</td>
        <td>{momentIn(start, zone)}</td>
        <td>{momentIn(end, zone)}</td>
        <td>
          <Bar
            ms={openMs}
            countedMs={countedMs}
            wholeMs={Math.max(clock.goal?.goalMs ?? 0, clock.usedMs ?? 0)}
          />
        </td>
        <td>{isOpen ? lengthOf(openMs) : t('ticket.ledger.closed', { length: lengthOf(end - start) })}</td>
        <td>{lengthOf(sumMs)}</td>
        <td>{lengthOf(leftMs)}</td>
      </tr>
      {closed.length > 0 && <Why text={closedText(closed)} />}
      {unused && <Why text={t('ticket.ledger.ahead')} />}
      {changes.map(({ at, before, after }) => (
        <Why
          key={at}
          text={t('ticket.ledger.change', {
            at: momentIn(at, zone),
            before: offsetText(before),
            after: offsetText(after),
          })}
        />
      ))}
    </tbody>
  );
}

function Why({ text }: { readonly text: string }) {
  return (
    <tr className="why">
      <td />
      <td colSpan={6}>{text}</td>
    </tr>
  );
}

/** Open time to scale, as far as it is counted filled; closed time hatched. */
function Bar(props: { readonly ms: number; readonly countedMs: number; readonly wholeMs: number }) {
  const { ms, countedMs, wholeMs } = props;
  if (ms === 0) return <i className="bar is-cut" />;
  const share = (part: number) => `${((part / wholeMs) * 100).toFixed(2)}%`;
  return (
    <i className="bar" style={{ width: share(ms) }}>
      <i style={{ width: `${((countedMs / ms) * 100).toFixed(2)}%` }} />
    </i>
  );
}

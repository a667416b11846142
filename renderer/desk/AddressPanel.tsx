import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { addressKey } from '../../src/boards/covered-faults.ts';
import { localDateAt } from '../../src/calendars/wall-time.ts';
import { type AgreementRow, type AskedAddress, askAddress } from '../feed/door.ts';
import { CycleLine } from './CycleLine.tsx';
import { AnswerBand } from './DeskBand.tsx';
import type { DeskView } from './desk-view.ts';
import { ProviderContacts } from './ProviderContacts.tsx';
import { useAnswer } from './use-answer.ts';

interface AddressPanelProps {
  readonly addressId: string;
  /** Its row in the table; null when it is on no page that is shown. */
  readonly row: AgreementRow | null;
  readonly view: DeskView;
  readonly close: () => void;
}

/** Clocks that run are judged anew once in so many milliseconds. */
const JUDGE_ANEW = 60_000;

/** What happened at one address: every clock of every cycle, and whom to reach about it now. */
export function AddressPanel({ addressId, row, view, close }: AddressPanelProps) {
  const { t } = useTranslation();
  const asked = useAnswer(
    addressId,
    (signal) => askAddress(addressId, signal),
    `${Math.floor(view.board.now / JUDGE_ANEW)} ${faultsNow(view, addressId)}`,
  );
  // While another address is asked for, nothing stands under its name.
  const answer = asked.current ? asked.answer : null;
  const provider =
    answer?.agreements.find((each) => each.provider !== null)?.provider ?? row?.provider ?? null;
  const terms = view.providers.find((each) => each.provider === provider) ?? view.providers[0];
  const name = answer?.address ?? row?.address ?? addressId;
  return (
    <section className="address" id="address" aria-labelledby="address-name">
      <div className="address-heading">
        <h2 id="address-name">
          {name} {answer && <span>{sinceText(answer, terms?.zone ?? view.zone, t)}</span>}
        </h2>
        {answer && answer.lines.length > 0 && (
          <span className="quiet">{t('desk.address.lines', { lines: answer.lines.join(', ') })}</span>
        )}
        <button type="button" className="button" onClick={close}>
          {t('desk.address.close')}
        </button>
      </div>
      <AnswerBand problem={asked.problem} hasRows={answer !== null} view={view} />
      {terms && <ProviderContacts terms={terms} view={view} />}
      {!answer && !asked.problem && <p className="quiet">{t('desk.found.asking')}</p>}
      {answer && answer.cycles.length > 0 && (
        <table className="cycles">
          <thead>
            <tr>
              {(['report', 'ticket', 'governed', 'clock', 'due', 'outcome', 'mark'] as const).map(
                (column) => (
                  <th key={column} scope="col">
                    {t(`desk.address.${column}`)}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {answer.cycles.map((cycle) => (
              <CycleLine
                key={`${cycle.ticketId} ${cycle.cycle} ${cycle.kind} ${cycle.reportedAt}`}
                cycle={cycle}
                terms={terms}
                zone={terms?.zone ?? view.zone}
              />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** Changes whenever the board says something else of the faults at an address. */
function faultsNow(view: DeskView, addressId: string): string {
  return view.providers
    .flatMap(({ provider }) => view.faults.get(addressKey(provider, addressId)) ?? [])
    .map(({ ticketId, level, state }) => `${ticketId} ${level} ${state.kind}`)
    .join();
}

function sinceText({ cycles, moreCycles }: AskedAddress, zone: string, t: TFunction): string {
  if (cycles.length === 0) return t('desk.address.none');
  if (moreCycles > 0) return t('desk.address.latest', { count: cycles.length, more: moreCycles });
  const first = Math.min(...cycles.map(({ reportedAt }) => reportedAt));
  return t('desk.address.since', { year: localDateAt(first, zone).slice(0, 4) });
}

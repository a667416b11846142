import { useTranslation } from 'react-i18next';
import type { TicketLedgers } from '../../src/boards/ticket-ledgers.ts';
import { impossible } from '../../src/impossible.ts';
import { momentOf } from '../i18n/moment.ts';

/** How the repair goes as of the instant shown, and when that changes next. */
export function RepairWords({ shown }: { readonly shown: TicketLedgers }) {
  const { t } = useTranslation();
  const { repair, repairUntil, repairResumesAt, zone, at } = shown;
  const moment = (instant: number) => momentOf(instant, zone, at);
  if (repair === null) {
    return (
      <span className="quiet">
        {t('ticket.also.repairState.none')} {t('ticket.also.repairNone')}
      </span>
    );
  }
  const [state, rest] = words();
  return (
    <>
      <b>{state}</b> {rest}
    </>
  );

  function words(): readonly [string, string] {
    switch (repair!.kind) {
      case 'working': {
        const until = repairUntil === null ? '' : t('ticket.also.working', { at: moment(repairUntil) });
        const both =
          repairUntil !== null && repairResumesAt !== null
            ? t('ticket.also.thenUntil', { at: moment(repairUntil), resumes: moment(repairResumesAt) })
            : until;
        return [t('ticket.also.repairState.working'), both];
      }
      case 'suspended':
        return [
          t('ticket.also.repairState.suspended'),
          t('ticket.also.suspended', { at: moment(repair!.resumesAt) }),
        ];
      case 'non-stop':
        return repair!.interrupted
          ? [t('ticket.also.repairState.interrupted'), '']
          : [t('ticket.also.repairState.non-stop'), t('ticket.also.nonStop')];
      default:
        return impossible(repair as never);
    }
  }
}

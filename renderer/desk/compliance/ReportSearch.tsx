import { useTranslation } from 'react-i18next';
import { pathOfTicket } from '../../../src/boards/desks.ts';
import type { SearchHit } from '../../../src/boards/search-hit.ts';
import { impossible } from '../../../src/impossible.ts';
import { SearchField } from '../SearchField.tsx';
import { type CompliancePlace, filtered } from './compliance-place.ts';
import { goToReport } from './use-compliance-place.ts';

interface ReportSearchProps {
  readonly place: CompliancePlace;
  /** The zone on whose clocks days are told. */
  readonly zone: string;
}

/** The field that finds an address, a customer or a ticket: the first two narrow the report, a ticket opens its page. */
export function ReportSearch({ place, zone }: ReportSearchProps) {
  const { t } = useTranslation();
  const label = t('desk.filter.placeholder');
  const go = (hit: SearchHit) => {
    switch (hit.kind) {
      case 'ticket':
        return location.assign(pathOfTicket(hit.ticketId));
      case 'customer':
        return goToReport(filtered(place, { customer: hit.customerId }));
      case 'address':
        return goToReport(filtered(place, { address: hit.addressId }));
      default:
        return impossible(hit);
    }
  };
  return <SearchField label={label} placeholder={label} zone={zone} onChosen={go} />;
}

import { useTranslation } from 'react-i18next';
import type { AgreementsBoard } from '../../src/boards/agreements-board.ts';
import { countText } from '../i18n/count.ts';
import { dayAndYearText, dayText } from '../i18n/local-date.ts';
import { Shape } from '../parts/Shape.tsx';
import { Tier } from '../parts/Tier.tsx';

/** The addresses that lose their agreement first; urgent where a fault is open and it ends within a week. */
export function EndsFirst({ ends }: { readonly ends: AgreementsBoard['endsFirst'] }) {
  const { t } = useTranslation();
  return (
    <section className="ends-first">
      <div className="end-row is-head label">
        <h2>{t('agreements.first.heading')}</h2>
        {ends.shown.length > 0 && (
          <>
            <span>{t('agreements.faults.tier')}</span>
            <span>{t('agreements.faults.ends')}</span>
          </>
        )}
      </div>
      {ends.shown.map(({ key, address, tier, to, thisYear, urgent }) => (
        <div key={key} className="end-row">
          <span className={urgent ? 'end-address urgent' : 'end-address'}>
            {urgent && <Shape level="urgent" />}
            <span className="clip">{address}</span>
          </span>
          <span>
            <Tier tier={tier} />
          </span>
          <span>{thisYear ? dayText(to) : dayAndYearText(to)}</span>
        </div>
      ))}
      {ends.shown.length === 0 && <p className="nothing quiet">{t('agreements.first.none')}</p>}
      {ends.more > 0 && (
        <p className="label quiet covered-more">
          {t('agreements.first.more', { counted: countText(ends.more) })}
        </p>
      )}
    </section>
  );
}

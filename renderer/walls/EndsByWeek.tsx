import { useTranslation } from 'react-i18next';
import type { EndsByWeek as Ends } from '../../src/boards/agreement-ends.ts';
import { countText, shortCountText } from '../i18n/count.ts';
import { dayText } from '../i18n/local-date.ts';

/** How many addresses are left without an agreement, week by week: tiers with hours outlined, others filled. */
export function EndsByWeek({ ends }: { readonly ends: Ends }) {
  const { t } = useTranslation();
  const { weeks, followed } = ends;
  if (weeks.length === 0) return null;
  const peak = Math.max(1, ...weeks.flatMap(({ hours, nonStop }) => [hours, nonStop]));
  const bothMarks = ends.hours.length > 0 && ends.nonStop.length > 0;
  return (
    <div className="ends">
      <div className="heading">
        <h2 className="clip">{t('agreements.ends.heading')}</h2>
        {followed > 0 && (
          <span className="clip label quiet">
            {t('agreements.ends.followed', { counted: countText(followed) })}
          </span>
        )}
        {bothMarks && (
          <span className="marks label secondary">
            <span className="clip">
              <i className="bar" />
              {ends.hours.join(', ')}
            </span>
            <span className="clip">
              <i className="bar is-non-stop" />
              {ends.nonStop.join(', ')}
            </span>
          </span>
        )}
      </div>
      <div className="weeks">
        {weeks.map(({ monday, hours, nonStop }) => (
          <div key={monday} className="week">
            <div className="bars">
              <Bar count={hours} peak={peak} />
              <Bar count={nonStop} peak={peak} nonStop />
            </div>
            <span className="label quiet">{dayText(monday)}</span>
          </div>
        ))}
      </div>
    </div>
  );
}

function Bar({ count, peak, nonStop }: { count: number; peak: number; nonStop?: boolean }) {
  return (
    <span className="bar-place">
      {count > 0 && (
        <>
          <b className="label">{shortCountText(count)}</b>
          <i
            className={nonStop ? 'bar is-non-stop' : 'bar'}
            style={{ flexBasis: `${((count / peak) * 100).toFixed(1)}%` }}
          />
        </>
      )}
    </span>
  );
}

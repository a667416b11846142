import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { acknowledgeAlarm } from '../../feed/alarm-door.ts';
import { Refused } from '../../feed/door.ts';
import { screenName } from '../../feed/screen-name.ts';
import { isTypedInto } from '../use-slash.ts';

/** Acknowledges an alarm from a desk, by a click or the key A, as a wall does; what goes wrong is said beside it. */
export function AcknowledgeButton({ alarm, byKey }: { readonly alarm: string; readonly byKey: boolean }) {
  const { t } = useTranslation();
  const [how, setHow] = useState<'idle' | 'asking' | { readonly failed: string }>('idle');
  const acknowledge = useCallback(async () => {
    setHow('asking');
    try {
      await acknowledgeAlarm(alarm, screenName(location.search) ?? t('alarms.aBrowser'));
    } catch (error) {
      setHow({ failed: error instanceof Refused ? error.message : t('alarmsDesk.acknowledge.silent') });
    }
  }, [alarm, t]);
  useEffect(() => {
    if (!byKey) return;
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'a' || event.repeat || isTypedInto(event)) return;
      event.preventDefault();
      void acknowledge();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [byKey, acknowledge]);
  return (
    <p className="acknowledge-here">
      <button type="button" className="button" disabled={how === 'asking'} onClick={() => void acknowledge()}>
        {t(byKey ? 'alarmsDesk.acknowledge.byKey' : 'alarmsDesk.acknowledge.click')}
      </button>
      {typeof how === 'object' && (
        <span role="alert" className="urgent">
          {t('alarmsDesk.acknowledge.failed', { why: how.failed })}
        </span>
      )}
    </p>
  );
}

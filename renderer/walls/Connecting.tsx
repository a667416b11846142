import { useTranslation } from 'react-i18next';
import { ageText } from '../i18n/duration.ts';

/** After this many milliseconds without any answer the page says that the station is silent. */
const PATIENCE = 4000;

/** What stands before the station has answered for the first time. Nothing is known, so nothing is calm. */
export function Connecting({ steady }: { readonly steady: number }) {
  const { t } = useTranslation();
  const silent = steady > PATIENCE;
  return (
    <main className="picture is-plain">
      <h1 className="huge">{silent ? t('connecting.silent') : t('connecting.title')}</h1>
      <p className="secondary">
        {silent ? t('connecting.silentRest', { length: ageText(steady, t) }) : t('connecting.rest')}
      </p>
    </main>
  );
}

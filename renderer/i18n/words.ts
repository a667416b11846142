import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    readonly defaultNS: 'screens';
    readonly resources: { readonly screens: typeof en };
  }
}

/** The language in which dates and numbers are written. */
export const LOCALE = 'en-GB';

/** Makes the texts ready, at once: they come with the page. */
export function prepareWords(): void {
  void i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'screens',
    resources: { en: { screens: en } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
}

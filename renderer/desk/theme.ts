/** How a desk looks. Walls are always dark. */
export type Theme = 'light' | 'dark';

const KEY = 'wallclock-desk-theme';

/** The theme that was chosen on this screen; else the one that the system asks for. */
export function rememberedTheme(): Theme {
  const asked = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  try {
    const kept = localStorage.getItem(KEY);
    return kept === 'light' || kept === 'dark' ? kept : asked;
  } catch {
    // A browser may keep nothing for us; then the system's choice stands.
    return asked;
  }
}

/** Shows a theme. */
export function showTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  document.querySelector('meta[name="color-scheme"]')?.setAttribute('content', theme);
}

/** Keeps a theme for the next time. */
export function rememberTheme(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // It is shown, and not remembered.
  }
}

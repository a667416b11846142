import { useState } from 'react';

/** How a desk looks. Walls are always dark. */
export type Theme = 'light' | 'dark';

const KEY = 'wallclock-desk-theme';

/** The theme that was chosen on this screen; else the one that the system asks for. */
function rememberedTheme(): Theme {
  const asked = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  try {
    const kept = localStorage.getItem(KEY);
    return kept === 'light' || kept === 'dark' ? kept : asked;
  } catch {
    // A browser may keep nothing for us; then the system's choice stands.
    return asked;
  }
}

function show(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  document.querySelector('meta[name="color-scheme"]')?.setAttribute('content', theme);
}

/** Shows the remembered theme, before anything is drawn. */
export function showTheme(): void {
  show(rememberedTheme());
}

/** The theme that is shown, and how to choose the other one. */
export function useTheme(): { readonly theme: Theme; readonly turn: () => void } {
  const [theme, setTheme] = useState(rememberedTheme);
  const turn = () => {
    const next = theme === 'light' ? 'dark' : 'light';
    show(next);
    setTheme(next);
    try {
      localStorage.setItem(KEY, next);
    } catch {
      // It is shown, and not remembered.
    }
  };
  return { theme, turn };
}

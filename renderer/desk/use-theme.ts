import { useState } from 'react';
import { rememberedTheme, rememberTheme, showTheme, type Theme } from './theme.ts';

/** The theme that is shown, and how to turn to the other one. */
export function useTheme(): { readonly theme: Theme; readonly turn: () => void } {
  const [theme, setTheme] = useState(rememberedTheme);
  const turn = () => {
    const next = theme === 'light' ? 'dark' : 'light';
    showTheme(next);
    rememberTheme(next);
    setTheme(next);
  };
  return { theme, turn };
}

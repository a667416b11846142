import { deskAt } from '../src/boards/desks.ts';
import { rememberedTheme, showTheme } from './desk/theme.ts';

// The desk that the address names, or the walls. Each brings its own style, so neither undoes the other's.
if (deskAt(location.pathname) === null) {
  await import('./main.tsx');
} else {
  // Before the style comes, so that no light desk begins dark.
  showTheme(rememberedTheme());
  await import('./desk/main.tsx');
}

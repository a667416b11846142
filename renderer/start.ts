import { deskAt } from '../src/boards/desks.ts';

/** Shows the desk that the address names, or the walls. Each brings its own style, so neither has to undo the other's. */
const desk = deskAt(location.pathname);
if (desk === null) await import('./main.tsx');
else await import('./desk/main.tsx');

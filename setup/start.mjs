import { runWallclock } from './wallclock.mjs';

runWallclock(['serve', ...process.argv.slice(2)]);

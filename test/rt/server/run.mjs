// Starts the disposable ticket server by hand, prints its address and tokens, and runs until Ctrl-C.
import process from 'node:process';

if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(`This needs Node 24, and this is ${process.version}. The project has one after npm install:`);
  console.error('node_modules/.bin/node test/rt/server/run.mjs');
  process.exit(1);
}

const { startRt } = await import('./server.ts');
const rt = await startRt().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
console.log(`Request Tracker: ${rt.url} (its pages: log in as root, password "password")`);
for (const [name, token] of Object.entries(rt.tokens)) console.log(`${name.padEnd(10)} ${token}`);
console.log('Ctrl-C stops it and deletes its database.');

const keepRunning = setInterval(() => {}, 3_600_000);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, async () => {
    clearInterval(keepRunning);
    await rt.remove();
  });
}

// A process for the specification to end: it starts the server of argv[2], says so, and waits.
require('./run-typescript.cjs');
const { startEmbeddedPostgres } = require('../index.ts');

const options = { ...JSON.parse(process.argv[2]), onNotice: () => undefined };
const waiting = setInterval(() => undefined, 1000);
process.on('SIGTERM', () => process.exit(0));
startEmbeddedPostgres(options).then(({ url, stop }) => {
  process.once('SIGINT', () => {
    clearInterval(waiting);
    void stop().then(() => process.stdout.write('stopped\n'));
  });
  process.stdout.write(`${url}\n`);
});

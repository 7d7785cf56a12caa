// A process to be killed by the specification: it starts the server of argv[2], says so, and waits.
require('./run-typescript.cjs');
const { startEmbeddedPostgres } = require('../index.ts');

const options = { ...JSON.parse(process.argv[2]), onNotice: () => undefined };
process.on('SIGTERM', () => process.exit(0));
startEmbeddedPostgres(options).then(
  ({ url }) => {
    process.stdout.write(`${url}\n`);
    setInterval(() => undefined, 1000);
  },
  (error) => {
    process.stdout.write(`${error.code}\n`);
    process.exit(1);
  },
);

import 'reflect-metadata';
import { join } from 'node:path';
import { createLogger, prepareDataFolder, readConfiguration, Shutdown } from '@hoso/platform';
import { startPortalSandbox } from '@hoso/portal-sandbox';

const { dataFolder, host, logLevel, sandboxPort: port } = readConfiguration(process.env);
const logger = createLogger({ level: logLevel, name: 'portal-sandbox' });
const shutdown = new Shutdown({ journal: logger });
shutdown.listen(process, (code) => process.exit(code));

const start = async (): Promise<void> => {
  const folder = join(await prepareDataFolder(dataFolder), 'portal-sandbox');
  const sandbox = await startPortalSandbox({ port, host, folder });
  shutdown.onStop('portal sandbox', () => sandbox.stop());
  logger.info({ address: sandbox.address, ...sandbox.addresses }, 'portal-sandbox serves');
};

start().catch((error: unknown) => {
  logger.fatal({ err: error }, 'portal-sandbox could not start');
  process.exitCode = 1;
});

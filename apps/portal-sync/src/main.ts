import 'reflect-metadata';
import { startPortalSync } from '@hoso/engine';
import { createLogger, readConfiguration, Shutdown } from '@hoso/platform';

const configuration = readConfiguration(process.env);
const logger = createLogger({ level: configuration.logLevel, name: 'portal-sync' });
const shutdown = new Shutdown({ journal: logger });
shutdown.listen(process, (code) => process.exit(code));

startPortalSync({ configuration, shutdown, onNotice: (text) => logger.info(text) }).then(
  () => logger.info('portal-sync works or stands by'),
  async (error: unknown) => {
    logger.fatal({ err: error }, 'portal-sync could not start');
    await shutdown.stop('the start failed');
    process.exitCode = 1;
  },
);

import 'reflect-metadata';
import { startCommandApi } from '@hoso/engine';
import { createLogger, readConfiguration, Shutdown } from '@hoso/platform';

const configuration = readConfiguration(process.env);
const logger = createLogger({ level: configuration.logLevel, name: 'command-api' });
const shutdown = new Shutdown({ journal: logger });
shutdown.listen(process, (code) => process.exit(code));

startCommandApi({ configuration, shutdown, onNotice: (text) => logger.info(text) }).then(
  ({ address }) => logger.info({ address }, 'command-api serves'),
  async (error: unknown) => {
    logger.fatal({ err: error }, 'command-api could not start');
    await shutdown.stop('the start failed');
    process.exitCode = 1;
  },
);

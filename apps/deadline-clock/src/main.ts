import 'reflect-metadata';
import { startClock } from '@hoso/engine';
import { createLogger, readConfiguration, Shutdown } from '@hoso/platform';

const configuration = readConfiguration(process.env);
const logger = createLogger({ level: configuration.logLevel, name: 'deadline-clock' });
const shutdown = new Shutdown({ journal: logger });
shutdown.listen(process, (code) => process.exit(code));

startClock({ configuration, shutdown, onNotice: (text) => logger.info(text) }).then(
  () => logger.info('deadline clock works or stands by'),
  async (error: unknown) => {
    logger.fatal({ err: error }, 'deadline clock could not start');
    await shutdown.stop('the start failed');
    process.exitCode = 1;
  },
);

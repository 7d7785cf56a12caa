import 'reflect-metadata';
import { startProjector } from '@hoso/engine';
import { createLogger, readConfiguration, Shutdown } from '@hoso/platform';

const configuration = readConfiguration(process.env);
const logger = createLogger({ level: configuration.logLevel, name: 'projector' });
const shutdown = new Shutdown({ journal: logger });
shutdown.listen(process, (code) => process.exit(code));

startProjector({ configuration, shutdown, onNotice: (text) => logger.info(text) }).then(
  async (projector) => {
    logger.info('projector works or stands by');
    await projector.atHead;
    logger.info(projector.lag() ?? {}, 'the read models are at the head of the log');
  },
  async (error: unknown) => {
    logger.fatal({ err: error }, 'projector could not start');
    await shutdown.stop('the start failed');
    process.exitCode = 1;
  },
);

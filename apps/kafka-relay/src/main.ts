import 'reflect-metadata';
import { startKafkaRelay } from '@hoso/engine';
import { createLogger, readConfiguration, Shutdown } from '@hoso/platform';

const configuration = readConfiguration(process.env);
const logger = createLogger({ level: configuration.logLevel, name: 'kafka-relay' });
const shutdown = new Shutdown({ journal: logger });
shutdown.listen(process, (code) => process.exit(code));

startKafkaRelay({ configuration, shutdown, onNotice: (text) => logger.info(text) }).then(
  () => logger.info('relay works or stands by'),
  async (error: unknown) => {
    logger.fatal({ err: error }, 'relay could not start');
    await shutdown.stop('the start failed');
    process.exitCode = 1;
  },
);

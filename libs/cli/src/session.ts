import { openApplication, openGround, type OpenApplication } from '@hoso/engine';
import {
  createLogger,
  readConfiguration,
  Shutdown,
  type Configuration,
  type Environment,
} from '@hoso/platform';
import type { Terminal } from './terminal';

/** What every command gets from outside. */
export interface Outside {
  readonly env: Environment;
  readonly terminal: Terminal;
}

/** Options that every command shares, under the names of the environment. */
export interface EngineOptions {
  readonly data?: string;
  readonly eventstoreUrl?: string;
  readonly databaseUrl?: string;
}

/** Options of a process that serves. */
export interface ServingOptions extends EngineOptions {
  readonly port?: string;
  readonly kafkaBrokers?: string;
}

export const configurationOf = (options: ServingOptions, env: Environment): Configuration =>
  readConfiguration(env, {
    HOSO_DATA: options.data,
    HOSO_PORT: options.port,
    EVENTSTORE_URL: options.eventstoreUrl,
    DATABASE_URL: options.databaseUrl,
    KAFKA_BROKERS: options.kafkaBrokers,
  });

/** Runs work on the engines, the running ones or its own, and lets go of them whatever happens. */
export const withApplication = async <Result>(
  options: EngineOptions,
  { env, terminal }: Outside,
  work: (application: OpenApplication) => Promise<Result>,
): Promise<Result> => {
  const configuration = configurationOf(options, env);
  const journal = createLogger({ level: 'warn', name: 'hoso' });
  const shutdown = new Shutdown({ journal });
  const stopListening = shutdown.listen(process, (code) => process.exit(code));
  try {
    const onNotice = (text: string) => void terminal.err.write(`${text}\n`);
    const ground = await openGround({ configuration, shutdown, onNotice });
    const { backdatingHours } = configuration;
    return await work(await openApplication({ ground, backdatingHours, shutdown }));
  } finally {
    stopListening();
    await shutdown.stop('the command has ended');
  }
};

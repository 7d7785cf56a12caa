import type { Application } from '@hoso/application';
import { openApplication, openGround, type Ground } from '@hoso/engine';
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

/** The engines, and what ends with the command. */
export interface OpenSession {
  readonly ground: Ground;
  readonly configuration: Configuration;
  readonly shutdown: Shutdown;
}

const withSession = async <Result>(
  options: EngineOptions,
  { env, terminal }: Outside,
  work: (session: OpenSession) => Promise<Result>,
): Promise<Result> => {
  const configuration = configurationOf(options, env);
  const journal = createLogger({ level: 'warn', name: 'hoso' });
  const shutdown = new Shutdown({ journal });
  const stopListening = shutdown.listen(process, (code) => process.exit(code));
  try {
    const onNotice = (text: string) => void terminal.err.write(`${text}\n`);
    const ground = await openGround({ configuration, shutdown, onNotice });
    return await work({ ground, configuration, shutdown });
  } finally {
    stopListening();
    await shutdown.stop('the command has ended');
  }
};

/** Runs work on the engines, the running ones or its own, and lets go of them whatever happens. */
export const withGround = <Result>(
  options: EngineOptions,
  outside: Outside,
  work: (ground: Ground) => Promise<Result>,
): Promise<Result> => withSession(options, outside, ({ ground }) => work(ground));

/** The whole session, for commands that run a part of the engine themselves. */
export const withWholeSession = <Result>(
  options: EngineOptions,
  outside: Outside,
  work: (session: OpenSession & { readonly application: Application }) => Promise<Result>,
): Promise<Result> =>
  withSession(options, outside, async (session) => {
    const { ground, configuration, shutdown } = session;
    const { backdatingHours } = configuration;
    return work({ ...session, application: await openApplication({ ground, backdatingHours, shutdown }) });
  });

/** The same with the use cases on them. */
export const withApplication = <Result>(
  options: EngineOptions,
  outside: Outside,
  work: (application: Application, ground: Ground) => Promise<Result>,
): Promise<Result> =>
  withSession(options, outside, async ({ ground, configuration: { backdatingHours }, shutdown }) =>
    work(await openApplication({ ground, backdatingHours, shutdown }), ground),
  );

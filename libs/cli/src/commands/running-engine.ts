import { Authenticator, ApiKeys, issueApiKey, readApiKeys, TokenVerifier } from '@hoso/access';
import { openApplication, openGround, type OpenApplication } from '@hoso/engine';
import { createHttpServer } from '@hoso/http-api';
import {
  createLogger,
  HealthRegistry,
  identityOf,
  removeRunFile,
  writeRunFile,
  type Configuration,
  type Shutdown,
} from '@hoso/platform';
import { join } from 'node:path';
import { UsageError } from '../usage-error';

export interface EngineStart {
  readonly configuration: Configuration;
  readonly shutdown: Shutdown;
  readonly onNotice: (text: string) => void;
}

/** An engine that takes calls. */
export interface RunningEngine {
  readonly application: OpenApplication;
  /** Base address of the API. */
  readonly address: string;
  /** Key of this run with the role `service`, for a person to try with. */
  readonly developmentKey: string;
  /** Key of this run with the role `import`, for the command line. */
  readonly localKey: string;
}

const authenticatorOf = async ({ dataFolder, jwt }: Configuration, { ports }: OpenApplication) => {
  const local = issueApiKey({ id: 'hoso-local', role: 'import', units: 'all' });
  const development = issueApiKey({ id: 'development', role: 'service', units: 'all' });
  const lasting = await readApiKeys(join(dataFolder, 'api-keys.json'));
  const keys = new ApiKeys([...lasting, local.key, development.key]);
  const tokens = jwt && new TokenVerifier(jwt, ports.clock);
  return {
    authenticator: new Authenticator(keys, tokens),
    localKey: local.secret,
    developmentKey: development.secret,
  };
};

/** Starts engines, use cases and API on a data folder, and writes `run.json`. @throws UsageError when one runs there */
export const startEngine = async ({
  configuration,
  shutdown,
  onNotice,
}: EngineStart): Promise<RunningEngine> => {
  const ground = await openGround({ configuration, shutdown, onNotice });
  if (ground.isBorrowed) {
    throw new UsageError(
      `Hoso already runs on ${configuration.dataFolder} (see run.json there); stop it first`,
    );
  }
  const { backdatingHours, dataFolder, logLevel, port } = configuration;
  const application = await openApplication({ ground, backdatingHours, shutdown });
  const health = new HealthRegistry();
  health.onReady('reference data', () => application.ports.reference.assertLive());
  const { authenticator, localKey, developmentKey } = await authenticatorOf(configuration, application);
  const logger = createLogger({ level: logLevel, name: 'hoso' });
  const server = await createHttpServer({ ...application.ports, authenticator, health, logger });
  shutdown.onStop('HTTP', () => server.close());
  await server.listen(port, '127.0.0.1');
  const address = await server.getUrl();
  const own = identityOf(process.pid);
  await writeRunFile(dataFolder, {
    process: own,
    startedAt: application.ports.clock.now(),
    ports: { ...ground.ports, http: Number(new URL(address).port) },
    connections: ground.connections,
    localKey,
  });
  shutdown.onStop('run.json', () => removeRunFile(dataFolder, own));
  return { application, address, localKey, developmentKey };
};

import { join } from 'node:path';
import { Authenticator, ApiKeys, issueApiKey, readApiKeys, TokenVerifier } from '@hoso/access';
import type { Application } from '@hoso/application';
import { createHttpServer } from '@hoso/http-api';
import {
  createLogger,
  findRun,
  HealthRegistry,
  identityOf,
  removeRunFile,
  writeRunFile,
  type Configuration,
  type Shutdown,
} from '@hoso/platform';
import { openReadModels } from '@hoso/read-models';
import { rolesByDefault, runRoles, type EngineRole, type RunningRoles } from './engine-roles';
import type { Ground } from './ground';
import { adoptPolicies } from './policies/adopt-policies';
import { openApplication } from './open-application';
import { openFiles } from './open-files';
import { openGround } from './open-ground';
import { openGroundApart } from './open-ground-apart';
import { openPortalLists } from './open-portal-lists';
import { openReports } from './open-reports';
import { runTopicCommands } from './run-topic-commands';

export interface EngineStart {
  readonly configuration: Configuration;
  readonly shutdown: Shutdown;
  readonly onNotice: (text: string) => void;
}

export interface WholeEngineStart extends EngineStart {
  /**
   * All when absent, but for the sandbox where a real portal is configured; what is left out runs in a process of its
   * own, or not at all.
   */
  readonly roles?: readonly EngineRole[];
}

/** An engine that takes calls. */
export interface RunningEngine extends RunningRoles {
  readonly application: Application;
  /** Base address of the API. */
  readonly address: string;
  /** Key of this run with the role `service`, for a person to try with. */
  readonly developmentKey: string;
  /** Key of this run with the role `import`, for the command line. */
  readonly localKey: string;
}

const authenticatorOf = async ({ dataFolder, jwt }: Configuration, { ports }: Application) => {
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

/** Another process runs on the data folder. */
export class EngineAlreadyRuns extends Error {
  readonly code = 'engine-already-runs';
  constructor(folder: string, pid: number | undefined) {
    super(
      `Hoso already runs on ${folder} as process ${pid ?? 'unknown'} (see run.json there); stop it first`,
    );
  }
}

/** What a process that serves calls does besides. */
interface Serving {
  readonly ground: Ground;
  readonly roles: readonly EngineRole[];
}

const serve = async (
  { configuration, shutdown }: EngineStart,
  { ground, roles }: Serving,
): Promise<RunningEngine> => {
  const { backdatingHours, dataFolder, host, logLevel, port } = configuration;
  const application = await openApplication({ ground, backdatingHours, shutdown });
  await adoptPolicies(application.referenceDecisions, dataFolder);
  const health = new HealthRegistry();
  health.onReady('reference data', () => application.ports.reference.assertLive());
  const { authenticator, ...keys } = await authenticatorOf(configuration, application);
  const logger = createLogger({ level: logLevel, name: 'hoso' });
  const { ports } = application;
  const running = await runRoles(roles, {
    configuration,
    ground,
    application,
    shutdown,
    journal: logger,
    health,
  });
  const readModels = openReadModels(ground);
  const files = await openFiles(configuration, ground.secrets);
  const reports = openReports({ ...ports, database: ground.database, dataFolder });
  const portalLists = await openPortalLists(ground);
  const edge = { readModels, reports, ...portalLists, authenticator, health, logger };
  const server = await createHttpServer({ application, ...files, ...edge });
  shutdown.onStop('HTTP', () => server.close());
  await server.listen(port, host);
  const address = await server.getUrl();
  if (roles.includes('topic-commands'))
    runTopicCommands({ configuration, ground, shutdown, journal: logger, health, address });
  return { application, address, ...keys, ...running };
};

/**
 * Starts engines, use cases and API on a data folder, and writes `run.json`.
 * @throws EngineAlreadyRuns when a process runs there
 */
export const startEngine = async (start: WholeEngineStart): Promise<RunningEngine> => {
  const { configuration, shutdown } = start;
  const { dataFolder } = configuration;
  const ground = await openGround({ ...start, isBusy: true });
  if (ground.isBorrowed)
    throw new EngineAlreadyRuns(dataFolder, (await findRun(dataFolder))?.run.process.pid);
  const roles = start.roles ?? (await rolesByDefault(configuration));
  const engine = await serve(start, { ground, roles });
  const { address, portalSandbox } = engine;
  const own = identityOf(process.pid);
  await writeRunFile(dataFolder, {
    process: own,
    startedAt: engine.application.ports.clock.now(),
    ports: { ...ground.ports, http: Number(new URL(address).port) },
    connections: {
      ...ground.connections,
      http: address,
      ...(portalSandbox && { portalSandbox: portalSandbox.address }),
    },
    localKey: engine.localKey,
  });
  shutdown.onStop('run.json', () => removeRunFile(dataFolder, own));
  return engine;
};

/** Starts the API alone, on the engines of the process that runs on the data folder or on those of the settings. @throws EnginesNotFound */
export const startCommandApi = async (start: EngineStart): Promise<RunningEngine> =>
  serve(start, { ground: await openGroundApart(start), roles: [] });

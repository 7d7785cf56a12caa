import { join } from 'node:path';
import { Authenticator, ApiKeys, issueApiKey, readApiKeys, TokenVerifier } from '@hoso/access';
import type { RunningClock } from '@hoso/deadline-clock';
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
import { openReadModels, type Projector } from '@hoso/read-models';
import type { Ground } from './ground';
import { adoptPolicies } from './policies/adopt-policies';
import { openApplication, type OpenApplication } from './open-application';
import { openFiles } from './open-files';
import { openGround } from './open-ground';
import { openReports } from './open-reports';
import { runAlerts, type AlertsRun } from './run-alerts';
import { runDeadlineClock } from './run-deadline-clock';
import { runProjector } from './run-projector';
import { runRedatings } from './run-redatings';

export interface EngineStart {
  readonly configuration: Configuration;
  readonly shutdown: Shutdown;
  readonly onNotice: (text: string) => void;
}

/** What the whole engine does besides serving the API. */
export const ENGINE_ROLES = ['projector', 'deadline-clock', 'alerts', 'redatings'] as const;
export type EngineRole = (typeof ENGINE_ROLES)[number];

export interface WholeEngineStart extends EngineStart {
  /** All when absent; what is left out runs in a process of its own, or not at all. */
  readonly roles?: readonly EngineRole[];
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

const runRoles = async (roles: readonly EngineRole[], run: AlertsRun): Promise<void> => {
  if (roles.includes('projector')) runProjector(run);
  if (roles.includes('deadline-clock')) runDeadlineClock(run);
  if (roles.includes('alerts')) await runAlerts(run);
  if (roles.includes('redatings')) runRedatings(run);
};

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
  await runRoles(roles, { configuration, ground, application, shutdown, journal: logger, health });
  const readModels = openReadModels(ground);
  const files = await openFiles(configuration, ground.secrets);
  const reports = openReports({ ...ports, database: ground.database, dataFolder });
  const edge = { readModels, reports, authenticator, health, logger };
  const server = await createHttpServer({ ...ports, ...files, ...edge });
  shutdown.onStop('HTTP', () => server.close());
  await server.listen(port, host);
  return { application, address: await server.getUrl(), ...keys };
};

/**
 * Starts engines, use cases and API on a data folder, and writes `run.json`.
 * @throws EngineAlreadyRuns when a process runs there
 */
export const startEngine = async (start: WholeEngineStart): Promise<RunningEngine> => {
  const { configuration, shutdown } = start;
  const { dataFolder } = configuration;
  const ground = await openGround(start);
  if (ground.isBorrowed)
    throw new EngineAlreadyRuns(dataFolder, (await findRun(dataFolder))?.run.process.pid);
  const engine = await serve(start, { ground, roles: start.roles ?? ENGINE_ROLES });
  const own = identityOf(process.pid);
  await writeRunFile(dataFolder, {
    process: own,
    startedAt: engine.application.ports.clock.now(),
    ports: { ...ground.ports, http: Number(new URL(engine.address).port) },
    connections: { ...ground.connections, http: engine.address },
    localKey: engine.localKey,
  });
  shutdown.onStop('run.json', () => removeRunFile(dataFolder, own));
  return engine;
};

/** Starts the API alone, on the engines of the process that runs on the data folder or on those of the settings. */
export const startCommandApi = async (start: EngineStart): Promise<RunningEngine> =>
  serve(start, { ground: await openGround(start), roles: [] });

/** Starts the projector alone, on the same engines; it stands by while another one works. */
export const startProjector = async (start: EngineStart): Promise<Projector> => {
  const { configuration, shutdown } = start;
  const ground = await openGround(start);
  const { backdatingHours, logLevel } = configuration;
  const application = await openApplication({ ground, backdatingHours, shutdown });
  const journal = createLogger({ level: logLevel, name: 'projector' });
  return runProjector({ ground, application, shutdown, journal });
};

/** Starts the clock of deadlines and the alerts alone, on the same engines; they stand by while others work. */
export const startClock = async (start: EngineStart): Promise<RunningClock> => {
  const { configuration, shutdown } = start;
  const ground = await openGround(start);
  const { backdatingHours, logLevel } = configuration;
  const application = await openApplication({ ground, backdatingHours, shutdown });
  const journal = createLogger({ level: logLevel, name: 'deadline-clock' });
  await runAlerts({ configuration, ground, application, shutdown, journal });
  return runDeadlineClock({ ground, application, shutdown, journal });
};

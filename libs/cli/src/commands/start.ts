import { join } from 'node:path';
import { ENGINE_ROLES, startEngine, type EngineRole, type RunningEngine } from '@hoso/engine';
import { createLogger, packageRoot, Shutdown } from '@hoso/platform';
import { configurationOf, type Outside, type ServingOptions } from '../session';
import { answer, progress, type Terminal } from '../terminal';
import { UsageError } from '../usage-error';
import { seedSample } from './first-sample';

export interface StartOptions extends ServingOptions {
  /** False with `--no-sample`. */
  readonly sample: boolean;
  /** What runs besides the API, divided by commas; `none` for nothing. */
  readonly roles?: string;
}

const isRole = (name: string): name is EngineRole => (ENGINE_ROLES as readonly string[]).includes(name);

const rolesIn = (list: string | undefined): readonly EngineRole[] | undefined => {
  if (list === undefined) return undefined;
  if (list === 'none') return [];
  const names = list.split(',');
  const unknown = names.find((name) => !isRole(name));
  if (unknown !== undefined)
    throw new UsageError(`--roles: ${ENGINE_ROLES.join(', ')} or none are expected, not "${unknown}"`);
  return names.filter(isRole);
};

const callOf = (key: string): string => `curl -s -H 'Authorization: Bearer ${key}'`;

const sandboxLine = ({ portalSandbox }: RunningEngine): readonly string[] =>
  portalSandbox
    ? [`Cổng Dịch vụ công mô phỏng (sandbox of the national portal): ${portalSandbox.address}`]
    : [];

const tryNext = (engine: RunningEngine): readonly string[] => {
  const { address, developmentKey } = engine;
  const call = callOf(developmentKey);
  const receive = join(packageRoot(__dirname), 'docs', 'tutorial', 'receive.json');
  return [
    `Hoso: ${address}   tài liệu API (API documentation): ${address}/docs`,
    ...sandboxLine(engine),
    `Khóa phát triển (development key), hết hiệu lực khi dừng (until it stops): ${developmentKey}`,
    'Thử (try):',
    `  ${call} ${address}/v1/procedures`,
    `  ${call} '${address}/v1/due?received=2025-01-24T15:30:00%2B07:00&limit=10&unit=working-days'`,
    `  ${call} -H 'Content-Type: application/json' -d @${receive} '${address}/v1/dossiers/receive?dryRun=true'`,
  ];
};

const seed = async (engine: RunningEngine, dataFolder: string, terminal: Terminal): Promise<void> => {
  const bar = progress(terminal, 'hồ sơ mẫu (sample dossiers)');
  const report = await seedSample(engine, { dataFolder, onProgress: (done, of) => bar.update(done, of) });
  bar.stop();
  if (!report) return;
  const { dossiers, commands, seconds, firstCode } = report;
  const told = `${dossiers} hồ sơ (dossiers), ${commands} lệnh (commands), ${seconds.toFixed(1)} s`;
  const story = `${callOf(engine.developmentKey)} ${engine.address}/v1/dossiers/${firstCode}/history`;
  terminal.err.write(`Đã có dữ liệu mẫu (sample data is in): ${told}\n`);
  if (firstCode) terminal.err.write(`  ${story}\n  npx hoso replay ${firstCode} --data ${dataFolder}\n`);
};

/** `hoso start`: runs the whole engine until it is told to stop. */
export const start = async (options: StartOptions, { env, terminal }: Outside): Promise<void> => {
  const configuration = configurationOf(options, env);
  const roles = rolesIn(options.roles);
  const { logLevel, dataFolder } = configuration;
  const shutdown = new Shutdown({ journal: createLogger({ level: logLevel, name: 'hoso' }) });
  const stopped = new Promise<void>((ended) => {
    shutdown.listen(process, (code) => {
      process.exitCode = code;
      ended();
    });
  });
  try {
    const onNotice = (text: string) => void terminal.err.write(`${text}\n`);
    const engine = await startEngine({ configuration, shutdown, onNotice, ...(roles && { roles }) });
    const { address, developmentKey, portalSandbox } = engine;
    const sandbox = portalSandbox && { portalSandbox: portalSandbox.address };
    answer(terminal, { address, developmentKey, ...sandbox }, () => tryNext(engine));
    if (options.sample) await Promise.race([seed(engine, dataFolder, terminal), stopped]);
  } catch (error) {
    await shutdown.stop('the start failed');
    throw error;
  }
  await stopped;
};

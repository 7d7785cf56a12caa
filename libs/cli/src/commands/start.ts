import { startEngine, type RunningEngine } from '@hoso/engine';
import { createLogger, Shutdown } from '@hoso/platform';
import { configurationOf, type EngineOptions, type Outside } from '../session';
import { answer, progress, type Terminal } from '../terminal';
import { seedSample } from './first-sample';

export interface StartOptions extends EngineOptions {
  readonly port?: string;
  readonly kafkaBrokers?: string;
  /** False with `--no-sample`. */
  readonly sample: boolean;
}

const tryNext = ({ address, developmentKey }: RunningEngine, isSample: boolean): readonly string[] => {
  const curl = `curl -s -H 'Authorization: Bearer ${developmentKey}'`;
  const sample = [
    `  ${curl} ${address}/v1/procedures`,
    `  ${curl} '${address}/v1/due?received=2025-01-24T15:30:00%2B07:00&limit=10&unit=working-days'`,
    `  ${curl} ${address}/v1/units`,
  ];
  return [
    `Hoso: ${address}   tài liệu API (API documentation): ${address}/docs`,
    `Khóa phát triển (development key), hết hiệu lực khi dừng (until it stops): ${developmentKey}`,
    'Thử (try):',
    ...(isSample ? sample : sample.slice(1)),
  ];
};

const seed = async (engine: RunningEngine, dataFolder: string, terminal: Terminal): Promise<void> => {
  const bar = progress(terminal, 'hồ sơ mẫu (sample dossiers)');
  const report = await seedSample(engine, { dataFolder, onProgress: (done, of) => bar.update(done, of) });
  bar.stop();
  if (!report) return;
  const { dossiers, commands, seconds } = report;
  terminal.err.write(
    `Đã có dữ liệu mẫu (sample data is in): ${dossiers} hồ sơ (dossiers), ${commands} lệnh (commands), ${seconds.toFixed(1)} s\n`,
  );
};

/** `hoso start`: runs the whole engine until it is told to stop. */
export const start = async (options: StartOptions, { env, terminal }: Outside): Promise<void> => {
  const configuration = configurationOf(options, env);
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
    const engine = await startEngine({ configuration, shutdown, onNotice });
    const { address, developmentKey } = engine;
    answer(terminal, { address, developmentKey }, () => tryNext(engine, options.sample));
    if (options.sample) await Promise.race([seed(engine, dataFolder, terminal), stopped]);
  } catch (error) {
    await shutdown.stop('the start failed');
    throw error;
  }
  await stopped;
};

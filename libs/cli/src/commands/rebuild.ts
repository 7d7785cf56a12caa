import {
  PROJECTIONS,
  rebuild as rebuildProjections,
  rebuildStream,
  type Progress,
  type Projection,
} from '@hoso/read-models';
import { type EngineOptions, type Outside } from '../session';
import { withReadModels, type OpenReadModels } from '../read-models-session';
import { answer, progress, type Terminal } from '../terminal';
import { UsageError } from '../usage-error';

export interface RebuildOptions extends EngineOptions {
  /** Of one dossier, in place. */
  readonly dossier?: string;
}

const ALL = 'all';

const named = (name: string): readonly Projection[] => {
  const found = PROJECTIONS.filter((projection) => name === ALL || projection.name === name);
  if (found.length > 0) return found;
  const names = [...PROJECTIONS.map((projection) => projection.name), ALL];
  throw new UsageError(`One of ${names.join(', ')} is expected, not "${name}"`);
};

const build = async (
  parts: OpenReadModels,
  { dossier }: RebuildOptions,
  terminal: Terminal,
): Promise<Progress> => {
  if (dossier !== undefined) return rebuildStream(parts, `dossier-${dossier}`);
  const bar = progress(terminal, 'sự kiện (events)');
  const built = await rebuildProjections({ ...parts, onProgress: ({ events }) => bar.update(events) });
  bar.stop();
  return built;
};

/**
 * `hoso rebuild NAME|all`: builds read models anew from the log beside the live ones and puts them in their place.
 * @throws UsageError before anything is opened
 */
export const rebuild = async (name: string, options: RebuildOptions, outside: Outside): Promise<void> => {
  const projections = named(name);
  const { terminal } = outside;
  await withReadModels(options, outside, async (parts) => {
    const from = performance.now();
    const { events, rows } = await build({ ...parts, projections }, options, terminal);
    const seconds = (performance.now() - from) / 1_000;
    answer(terminal, { name, events, rows, seconds }, () => [
      `${name}: ${events} sự kiện (events), ${rows} dòng (rows), ${seconds.toFixed(1)} s`,
    ]);
  });
};

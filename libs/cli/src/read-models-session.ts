import { CACHED_STREAMS, type Ground } from '@hoso/engine';
import { bringToHead, PROJECTIONS, type Projection } from '@hoso/read-models';
import { withGround, type EngineOptions, type Outside } from './session';
import { progress } from './terminal';

/** The read models and what they are folded from. */
export interface OpenReadModels extends Pick<Ground, 'store' | 'database'> {
  readonly projections: readonly Projection[];
  readonly cachedStreams: number;
}

/** Brings the read models to the head of the log, unless an engine runs that keeps them there. */
export const readModelsAtHead = async (
  { store, database }: Pick<Ground, 'store' | 'database'>,
  { terminal }: Outside,
): Promise<OpenReadModels> => {
  const parts = { store, database, projections: PROJECTIONS, cachedStreams: CACHED_STREAMS };
  const bar = progress(terminal, 'cập nhật (events folded)');
  await bringToHead({ ...parts, onProgress: ({ events }) => bar.update(events) });
  bar.stop();
  return parts;
};

/** Runs work on the read models at the head of the log. */
export const withReadModels = <Result>(
  options: EngineOptions,
  outside: Outside,
  work: (parts: OpenReadModels) => Promise<Result>,
): Promise<Result> =>
  withGround(options, outside, async (ground) => work(await readModelsAtHead(ground, outside)));

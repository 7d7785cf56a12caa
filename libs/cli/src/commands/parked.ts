import { SystemClock } from '@hoso/platform';
import { parkedWork, releaseParkedWork } from '@hoso/processes';
import { parkedStreams, retryParked } from '@hoso/read-models';
import { withReadModels, type OpenReadModels } from '../read-models-session';
import { type EngineOptions, type Outside } from '../session';
import { answer, type Terminal } from '../terminal';

export interface ParkedOptions extends EngineOptions {
  /** A stream, or true for all. */
  readonly retry?: string | true;
}

const retryAll = async (parts: OpenReadModels, retry: string | true, terminal: Terminal): Promise<void> => {
  const report = await retryParked(parts, retry === true ? undefined : { stream: retry });
  const released = retry === true ? await releaseParkedWork(parts.database, new SystemClock().now()) : 0;
  const { retried, stillParked } = report;
  answer(terminal, { ...report, released }, () => [
    `${retried} thử lại (retried), ${stillParked} vẫn dừng (still parked)`,
    `${released} việc làm lại (pieces of work to be tried again)`,
  ]);
};

const showAll = async ({ database }: OpenReadModels, terminal: Terminal): Promise<void> => {
  const streams = await parkedStreams(database.query);
  const shown = streams.map((stream) => ({ ...stream, position: String(stream.position) }));
  const work = await parkedWork(database);
  answer(terminal, { parked: streams.length + work.length, streams: shown, work }, () => [
    ...streams.map(
      ({ projection, stream, revision, error }) => `${projection} ${stream} @${revision}: ${error}`,
    ),
    ...work.map(({ process, key, attempts, reason }) => `${process} ${key} (${attempts}): ${reason}`),
    `${streams.length + work.length} đang dừng (parked)`,
  ]);
};

/** `hoso parked`: what stands still in read models and processes, and why; with `--retry` it is tried again. */
export const parked = ({ retry, ...options }: ParkedOptions, outside: Outside): Promise<void> =>
  withReadModels(options, outside, (parts) =>
    retry === undefined ? showAll(parts, outside.terminal) : retryAll(parts, retry, outside.terminal),
  );

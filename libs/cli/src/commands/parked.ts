import { parkedStreams, retryParked } from '@hoso/read-models';
import { type EngineOptions, type Outside } from '../session';
import { withReadModels } from '../read-models-session';
import { answer } from '../terminal';

export interface ParkedOptions extends EngineOptions {
  /** A stream, or true for all. */
  readonly retry?: string | true;
}

/** `hoso parked`: what stands still in the read models and why; with `--retry` it is folded again. */
export const parked = async ({ retry, ...options }: ParkedOptions, outside: Outside): Promise<void> => {
  const { terminal } = outside;
  await withReadModels(options, outside, async (parts) => {
    if (retry !== undefined) {
      const report = await retryParked(parts, retry === true ? undefined : { stream: retry });
      const { retried, stillParked } = report;
      answer(terminal, report, () => [
        `${retried} thử lại (retried), ${stillParked} vẫn dừng (still parked)`,
      ]);
      return;
    }
    const streams = await parkedStreams(parts.database.query);
    const shown = streams.map((stream) => ({ ...stream, position: String(stream.position) }));
    answer(terminal, { parked: streams.length, streams: shown }, () => [
      ...streams.map(
        ({ projection, stream, revision, error }) => `${projection} ${stream} @${revision}: ${error}`,
      ),
      `${streams.length} đang dừng (parked)`,
    ]);
  });
};

import { GetHistoryHandler, type Application } from '@hoso/application';
import { percentile } from '../measures/percentile';
import { storyOfLength } from './story-of-length';

export interface ReadingTime {
  readonly medianMs: number;
  readonly p95Ms: number;
}

/** How long a dossier of so many events takes to read back. */
export interface ReadingFigures {
  readonly events: number;
  /** Read from the log and folded. */
  readonly fold: ReadingTime;
  /** Every event with persons in clear and the difference that it made. */
  readonly history: ReadingTime;
}

const WARM_UP = 10;

const timesOf = async (work: () => Promise<unknown>, rounds: number): Promise<ReadingTime> => {
  const samples: number[] = [];
  for (let round = -WARM_UP; round < rounds; round++) {
    const from = performance.now();
    await work();
    if (round >= 0) samples.push(performance.now() - from);
  }
  return { medianMs: percentile(samples, 0.5), p95Ms: percentile(samples, 0.95) };
};

/** Writes a dossier of so many events and reads it back again and again. */
export const readingTimes = async (
  application: Application,
  { events, rounds }: { readonly events: number; readonly rounds: number },
): Promise<ReadingFigures> => {
  const code = await storyOfLength(application, events);
  const history = new GetHistoryHandler(application.reader);
  return {
    events,
    fold: await timesOf(() => application.reader.replay(code), rounds),
    history: await timesOf(
      () => history.execute({ code, options: { withPersons: 'with-persons' } } as never),
      rounds,
    ),
  };
};

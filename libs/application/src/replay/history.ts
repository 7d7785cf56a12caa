import type { Actor, Instant } from '@hoso/kernel';
import type { CaseTypes } from '../intake/case-kind';
import type { AsOf, CaseReader } from './case-reader';
import { differenceOf, type Change } from './difference';

/** One event of a case as an auditor reads it. */
export interface CaseHistoryEntry<T extends CaseTypes> {
  readonly revision: number;
  readonly type: T['event']['type'];
  readonly data: T['event']['data'];
  /** When it was so. */
  readonly occurredAt: Instant;
  /** When it was written. */
  readonly recordedAt: Instant;
  readonly actor: Actor;
  readonly commandId: string;
  readonly hash: string;
  /** What it changed in the case. */
  readonly changes: readonly Change[];
}

/** Whether persons are told in clear, and up to when. */
export interface HistoryOptions {
  readonly asOf?: AsOf;
  readonly withPersons: 'with-persons' | 'without-persons';
}

/** Whose history is read, and which members of its state it is told by. */
export interface Telling<T extends CaseTypes> {
  readonly reader: CaseReader<T>;
  readonly toldOf: (state: T['opened']) => object;
}

const UNTOLD = new Set(['revision', 'lastAt']);

/** Every event of a case with its actor, its two times and the difference it made. */
export const historyOf = async <T extends CaseTypes>(
  { reader, toldOf }: Telling<T>,
  code: string,
  options: HistoryOptions,
): Promise<readonly CaseHistoryEntry<T>[]> => {
  const replayed = await reader.replay(code, options.asOf);
  return Promise.all(
    replayed.map(async ({ event, after, actor, commandId, hash, revision, recordedAt }, index) => {
      const before = replayed[index - 1]?.after;
      const shown = options.withPersons === 'with-persons' ? await reader.withPersons(event) : event;
      const changes = differenceOf(before ? toldOf(before) : {}, toldOf(after)).filter(
        ({ path }) => !UNTOLD.has(path),
      );
      const { type, data } = shown;
      return { revision, type, data, occurredAt: event.at, recordedAt, actor, commandId, hash, changes };
    }),
  );
};

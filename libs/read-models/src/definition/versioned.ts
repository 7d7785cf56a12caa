import type { RowOf } from './column';
import { bigint, moment, orNull } from './column';
import type { ProjectedEvent } from './projection';

/**
 * Columns of a row that is never overwritten, only followed by another: what had been recorded at a position of the log
 * stays readable. It held from `sincePosition` on, up to but not including `untilPosition`.
 */
export const versionColumns = {
  recordedAt: moment(),
  sincePosition: bigint(),
  untilPosition: orNull(bigint()),
} as const;

export type Version = RowOf<typeof versionColumns>;

/** The version that an event opens. */
export const versionFrom = ({ position, recordedAt }: ProjectedEvent): Version => ({
  recordedAt,
  sincePosition: Number(position),
  untilPosition: null,
});

/** The row once an event has ended it. */
export const endedBy = <Row extends Version>(row: Row, { position }: ProjectedEvent): Row => ({
  ...row,
  untilPosition: Number(position),
});

/**
 * The last version once more from an event on that changes nothing in it, such as a breach that the clock records: an
 * unfinished period is counted to the moment of the position that it is read at, and so to this one.
 */
export const heldAgain = <Row extends Version>(
  rows: readonly Row[],
  event: ProjectedEvent,
): readonly Row[] => {
  const last = rows.at(-1);
  return last ? [...rows.slice(0, -1), endedBy(last, event), { ...last, ...versionFrom(event) }] : rows;
};

export const isStanding = ({ untilPosition }: Version): boolean => untilPosition === null;

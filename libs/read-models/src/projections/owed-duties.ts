import { epochMs, type Instant } from '@hoso/kernel';
import { json, moment, orNull, type RowOf } from '../definition/column';
import type { Fold, FoldContext, ProjectedEvent } from '../definition/projection';

/** A duty of the clock that is not recorded yet. */
export interface OwedDuty<Kind extends string = string> {
  readonly kind: Kind;
  readonly key: string;
  readonly moment: Instant;
}

/** What the clock still has to record of a case, and when. */
export const owedColumns = <Kind extends string>() =>
  ({
    /** The earliest moment among them. */
    nextAt: moment(),
    /** When history was keyed in last, by the store's time: more of it may follow. */
    keyedInAt: orNull(moment()),
    owed: json<readonly OwedDuty<Kind>[]>(),
  }) as const;

export type OwedRow<Kind extends string> = RowOf<ReturnType<typeof owedColumns<Kind>>>;

const isSame = (row: OwedRow<string> | undefined, owed: readonly OwedDuty[]): boolean =>
  row?.owed.length === owed.length &&
  row.owed.every(({ key, moment: at }, nr) => key === owed[nr]?.key && at === owed[nr].moment);

const KEYED_IN_AFTER_MS = 60_000;

const keyedInBy = (row: OwedRow<string> | undefined, { at, recordedAt }: ProjectedEvent): Instant | null =>
  epochMs(recordedAt) - epochMs(at) > KEYED_IN_AFTER_MS ? recordedAt : (row?.keyedInAt ?? null);

const seenKeyedIn = <Kind extends string>(
  row: OwedRow<Kind> | undefined,
  event: ProjectedEvent,
): OwedRow<Kind> | undefined => {
  const keyedInAt = keyedInBy(row, event);
  return row && keyedInAt !== row.keyedInAt ? { ...row, keyedInAt } : row;
};

/** What a case owes after an event, the earliest moment first. */
export type Owing<Kind extends string, Known> = (
  known: Known,
  context: FoldContext<Known>,
) => readonly OwedDuty<Kind>[];

/** The folds of a kind of case: for events that change no duty, and for the others. */
export const owedFolds = <Kind extends string, Known>(owedBy: Owing<Kind, Known>) => {
  const keyedIn: Fold<OwedRow<Kind>, object, Known> = seenKeyedIn;
  const asOwed: Fold<OwedRow<Kind>, object, Known> = (row, event, context) => {
    const owed = owedBy(context.after, context).map(({ kind, key, moment: at }) => ({
      kind,
      key,
      moment: at,
    }));
    if (isSame(row, owed)) return seenKeyedIn(row, event);
    const [next] = owed;
    return next && { nextAt: next.moment, keyedInAt: keyedInBy(row, event), owed };
  };
  return { keyedIn, asOwed };
};

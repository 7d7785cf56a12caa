import type { DossierThresholds, ProcedureVersion, WorkingCalendar } from '@hoso/domain';
import type { Actor, Instant, PlainDate } from '@hoso/kernel';
import type { Columns, RowOf } from './column';
import type { AnyStreamKind, StreamKind } from './stream-kind';

/** An event as a fold is given it: its newest version, and its place in the log. */
export interface ProjectedEvent<Data = object> {
  readonly type: string;
  readonly data: Data;
  /** Business time. */
  readonly at: Instant;
  /** In its stream, from 0. */
  readonly revision: number;
  readonly position: bigint;
  /** The store's own time. */
  readonly recordedAt: Instant;
  readonly actor: Actor;
}

/** Reference data that never changes once it is there: versions by their number, as the stream itself names them. */
export interface PinnedReference {
  /** As adopted, before any later end of validity. */
  procedure(code: string, version: number): ProcedureVersion | undefined;
  calendar(region: string, version: number): WorkingCalendar | undefined;
  /** Thresholds in force on a day that has come: versions begin after their adoption, so no later one changes it. */
  thresholdsOn(day: PlainDate): DossierThresholds;
}

/** What a fold may know besides row and event; all of it follows from the log, so that any rebuild yields the same. */
export interface FoldContext<Known> {
  readonly key: string;
  /** The state before the event; undefined for the event that opens the stream. */
  readonly before: Known | undefined;
  readonly after: Known;
  readonly reference: PinnedReference;
}

/** The row after an event; undefined for no row. The row itself says that nothing changed. */
export type Fold<Row, Data, Known> = (
  row: Row | undefined,
  event: ProjectedEvent<Data>,
  context: FoldContext<Known>,
) => Row | undefined;

/** The rows after an event; those that did not change are the same objects, so that only the others are written. */
export type ListFold<Row, Data, Known> = (
  rows: readonly Row[],
  event: ProjectedEvent<Data>,
  context: FoldContext<Known>,
) => readonly Row[];

/** Columns, as members of the row, and for which rows: a condition in SQL over the table's own names. */
export interface Index<Member = string> {
  readonly on: readonly Member[];
  readonly where?: string;
}

interface Table<Of extends Columns> {
  /** Name of the view that queries read; lower case with underscores. */
  readonly name: string;
  /** Raise it when the folds yield other rows: the runner then builds them anew from the first event. */
  readonly version: number;
  readonly columns: Of;
  readonly indexes?: readonly Index<(keyof Of & string) | 'key'>[];
}

/** One row for each stream. A position on every event of the union: a fold, or that it says nothing here. */
export interface Definition<Events, Known, Of extends Columns> extends Table<Of> {
  readonly on: { readonly [Type in keyof Events]: Fold<RowOf<Of>, Events[Type], Known> | 'ignore' };
}

/** Any number of rows for each stream, counted from 0 in the column `nr`. */
export interface ListDefinition<Events, Known, Of extends Columns> extends Table<Of> {
  readonly on: { readonly [Type in keyof Events]: ListFold<RowOf<Of>, Events[Type], Known> | 'ignore' };
}

/** The rows of one stream in one projection. */
export type Rows = readonly object[];

type AnyFold = (rows: Rows, event: ProjectedEvent, context: FoldContext<unknown>) => Rows;

/** A projection as the runner sees it; `Row` is for queries. */
export interface Projection<Row extends object = object> {
  readonly name: string;
  readonly version: number;
  readonly kind: AnyStreamKind;
  readonly columns: Columns;
  readonly indexes: readonly Index[];
  /** Whether a stream has many rows. */
  readonly isList: boolean;
  /** Absent for the types that are ignored. */
  readonly folds: ReadonlyMap<string, AnyFold>;
  /** Never present; it carries the type. */
  readonly row?: Row;
}

/** What queries read of a projection: its rows with their key and place in the log. */
export type RowIn<Of> = Of extends Projection<infer Row> ? Row : never;

type Positions = Readonly<Record<string, AnyFold | 'ignore'>>;

const NAME = /^[a-z][a-z_]{0,40}$/;

const projection = (
  kind: AnyStreamKind,
  { name, version, columns, indexes = [] }: Table<Columns>,
  { isList, on }: { readonly isList: boolean; readonly on: Positions },
): Projection => {
  if (!NAME.test(name)) throw new RangeError(`No name of a table: ${name}`);
  const folds = Object.entries(on).filter((entry): entry is [string, AnyFold] => entry[1] !== 'ignore');
  return { name, version, kind, columns, indexes, isList, folds: new Map(folds) };
};

type SingleFold = (
  row: object | undefined,
  event: ProjectedEvent,
  context: FoldContext<unknown>,
) => object | undefined;

const NONE: Rows = [];

const asList =
  (fold: SingleFold): AnyFold =>
  (rows, event, context) => {
    const row = fold(rows[0], event, context);
    if (row === rows[0]) return rows;
    return row === undefined ? NONE : [row];
  };

/** Declares a read model of one row for each stream; data and pure folds, nothing runs yet. */
export const defineProjection = <Events extends object, State, Known extends State, const Of extends Columns>(
  kind: StreamKind<Events, State, Known>,
  definition: Definition<Events, Known, Of>,
): Projection<RowOf<Of>> => {
  const on = Object.entries(definition.on).map(([type, fold]) => [
    type,
    fold === 'ignore' ? fold : asList(fold as SingleFold),
  ]);
  const erased = kind as unknown as AnyStreamKind;
  return projection(erased, definition, {
    isList: false,
    on: Object.fromEntries(on) as Positions,
  }) as Projection<RowOf<Of>>;
};

/** Declares a read model of many rows for each stream. */
export const defineListProjection = <
  Events extends object,
  State,
  Known extends State,
  const Of extends Columns,
>(
  kind: StreamKind<Events, State, Known>,
  definition: ListDefinition<Events, Known, Of>,
): Projection<RowOf<Of>> =>
  projection(kind as unknown as AnyStreamKind, definition, {
    isList: true,
    on: definition.on as unknown as Positions,
  }) as Projection<RowOf<Of>>;

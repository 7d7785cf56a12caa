import type { Instant, PlainDate } from '@hoso/kernel';

export type ColumnType = 'text' | 'integer' | 'bigint' | 'boolean' | 'timestamptz' | 'date' | 'jsonb';

/** One column of a read model's table and, for the compiler, what a row holds in it. */
export interface Column<Value = unknown> {
  readonly type: ColumnType;
  readonly isNullable: boolean;
  /** Never present; it carries the type. */
  readonly value?: Value;
}

/** Columns by the name of the row's member; the table has them in snake_case. */
export type Columns = Readonly<Record<string, Column>>;

/** A row as the folds make it and as queries read it back. */
export type RowOf<Of extends Columns> = {
  readonly [Name in keyof Of]: Of[Name] extends Column<infer Value> ? Value : never;
};

const column = <Value>(type: ColumnType): Column<Value> => ({ type, isNullable: false });

export const text = <Value extends string = string>(): Column<Value> => column('text');
export const integer = (): Column<number> => column('integer');
export const bigint = (): Column<number> => column('bigint');
export const boolean = (): Column<boolean> => column('boolean');
export const moment = (): Column<Instant> => column('timestamptz');
export const day = (): Column<PlainDate> => column('date');
/** Plain data as it is; not for what queries filter or sort by. */
export const json = <Value extends object>(): Column<Value> => column('jsonb');

export const orNull = <Value>({ type }: Column<Value>): Column<Value | null> => ({ type, isNullable: true });

/** For a column of `orNull`: what the domain leaves out, a table has as null. */
export const nullable = <Value>(value: Value | undefined): Value | null => value ?? null;

/** `dueAt` as the table names it: `due_at`. */
export const columnName = (member: string): string =>
  member.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

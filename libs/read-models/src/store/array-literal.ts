import type { ColumnType } from '../definition/column';

const SPECIAL = /["\\]/;

const quoted = (text: string): string =>
  SPECIAL.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : `"${text}"`;

const plain = (value: unknown): string => String(value);

const WRITERS: Readonly<Record<ColumnType, (value: unknown) => string>> = {
  text: (value) => quoted(value as string),
  integer: plain,
  bigint: plain,
  boolean: plain,
  timestamptz: (value) => value as string,
  date: (value) => value as string,
  jsonb: (value) => quoted(JSON.stringify(value)),
};

/** Values as PostgreSQL's text of an array; the driver's own way costs more than the folds. */
export const arrayLiteral = (type: ColumnType, values: readonly unknown[]): string => {
  const write = WRITERS[type];
  let literal = '{';
  for (const [index, value] of values.entries()) {
    if (index > 0) literal += ',';
    literal += value === null || value === undefined ? 'NULL' : write(value);
  }
  return `${literal}}`;
};

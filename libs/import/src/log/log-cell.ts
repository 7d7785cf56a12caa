import { parseInstant, parseLocal, type Instant, type Zone } from '@hoso/kernel';
import type { LogRow } from './log-row';
import type { Mapping } from './mapping';

/** What a row says in a mapped column; undefined when the column is not mapped, absent, or says nothing. */
export const cellOf = (
  { attributes }: LogRow,
  column: string | undefined,
  { emptyValues }: Pick<Mapping, 'emptyValues'>,
): string | undefined => {
  const cell = column === undefined ? '' : (attributes[column] ?? '').trim();
  return cell === '' || emptyValues.includes(cell) ? undefined : cell;
};

/**
 * Reads a time as logs write it: `2011-10-11 13:42:22.688000+02:00`, with `T` or a space, an offset with or without
 * colon, or none (then local time of the zone); undefined when it is none of these.
 */
export const timeOf = (cell: string, zone: Zone): Instant | undefined => {
  const iso = cell.replace(/^(\S{10}) /, '$1T').replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
  return parseInstant(iso) ?? parseLocal(iso, zone);
};

/** The mapped columns that no row has: most likely misspelt in the mapping, or the mapping of another log. */
export const absentColumns = (
  { columns }: Pick<Mapping, 'columns'>,
  rows: Iterable<LogRow>,
): readonly string[] => {
  const absent = new Set<string>(Object.values(columns));
  for (const { attributes } of rows) {
    for (const column of absent) if (Object.hasOwn(attributes, column)) absent.delete(column);
    if (absent.size === 0) break;
  }
  return [...absent];
};

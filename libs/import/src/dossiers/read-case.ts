import type { Channel } from '@hoso/domain';
import type { Instant } from '@hoso/kernel';
import type { LogCase } from '../log/group-by-case';
import { cellOf, timeOf } from '../log/log-cell';
import type { LogRow } from '../log/log-row';
import type { LogColumns, Mapping } from '../log/mapping';
import type { HistoricCase, HistoricRow } from './historic-case';

/** A mapping at work on a log; every fault is noted with its line, so that all are found in one go. */
export interface CaseReader {
  readonly mapping: Mapping;
  /** Unit ids by the log's groups. */
  readonly unitsByGroup: ReadonlyMap<string, string>;
  readonly note: (line: number, fault: string) => void;
}

export const caseReader = (mapping: Mapping, note: CaseReader['note']): CaseReader => ({
  mapping,
  unitsByGroup: new Map(
    mapping.units.flatMap(({ id, groups }) => groups.map((group) => [group, id] as const)),
  ),
  note,
});

type Column = keyof LogColumns;

const cell = (row: LogRow, column: Column, { mapping }: CaseReader) =>
  cellOf(row, mapping.columns[column], mapping);

const required = (row: LogRow, column: Column, reader: CaseReader): string | undefined => {
  const text = cell(row, column, reader);
  if (text === undefined) reader.note(row.line, `${reader.mapping.columns[column]} is empty`);
  return text;
};

const time = (row: LogRow, column: Column, reader: CaseReader): Instant | undefined => {
  const text = cell(row, column, reader);
  if (text === undefined) return undefined;
  const at = timeOf(text, reader.mapping.calendar.zone);
  if (!at) reader.note(row.line, `${reader.mapping.columns[column]} is no time: ${text}`);
  return at;
};

const unitOf = (row: LogRow, reader: CaseReader): string | undefined => {
  const group = cell(row, 'group', reader);
  if (group === undefined) return undefined;
  const unit = reader.unitsByGroup.get(group);
  if (unit === undefined) reader.note(row.line, `no unit of the mapping stands for the group ${group}`);
  return unit;
};

const idOf = (row: LogRow, place: number, reader: CaseReader): string | undefined =>
  reader.mapping.columns.eventId === undefined ? `row ${place}` : required(row, 'eventId', reader);

const readRow = (row: LogRow, place: number, reader: CaseReader): readonly HistoricRow[] => {
  const [id, step] = [idOf(row, place, reader), required(row, 'activity', reader)];
  const at = required(row, 'timestamp', reader) && time(row, 'timestamp', reader);
  const [unit, officer] = [unitOf(row, reader), cell(row, 'resource', reader)];
  if (!id || !step || !at) return [];
  return [{ line: row.line, id, step, at, ...(unit && { unit }), ...(officer && { officer }) }];
};

/** A trace without events gives a row with the attributes of its case alone. */
const isEvent = ({ attributes }: LogRow): boolean =>
  Object.keys(attributes).some((column) => !column.startsWith('case:'));

const noteTwins = (rows: readonly HistoricRow[], { note }: CaseReader): void => {
  const seen = new Set<string>();
  for (const { id, line } of rows) {
    if (seen.has(id)) note(line, `the event ${id} stands twice in its case`);
    seen.add(id);
  }
};

const channelOf = (row: LogRow, reader: CaseReader): Channel | undefined => {
  const { channels, defaultChannel } = reader.mapping;
  const word = cell(row, 'channel', reader);
  const channel =
    word === undefined ? defaultChannel : Object.hasOwn(channels, word) ? channels[word] : undefined;
  if (!channel) reader.note(row.line, `the mapping knows no channel ${word ?? 'for an empty cell'}`);
  return channel;
};

const earliest = (rows: readonly HistoricRow[]): Instant | undefined =>
  rows
    .map(({ at }) => at)
    .reduce<Instant | undefined>((first, at) => (first && first <= at ? first : at), undefined);

/** Reads one case; undefined when it has faults that leave nothing to work with, which are noted then. */
export const readCase = (
  { id, rows: [first, ...others] }: LogCase,
  reader: CaseReader,
): HistoricCase | undefined => {
  const all = [first!, ...others];
  const rows = all.filter(isEvent).flatMap((row, index) => readRow(row, index + 1, reader));
  noteTwins(rows, reader);
  const saying = (column: Column) => all.find((row) => cell(row, column, reader) !== undefined) ?? first!;
  const channel = channelOf(saying('channel'), reader);
  const [start, end, deadline] = (['start', 'end', 'deadline'] as const).map((column) =>
    time(saying(column), column, reader),
  );
  const received = start ?? earliest(rows);
  if (!received) reader.note(first!.line, `the case ${id} has no beginning`);
  if (!received || !channel) return undefined;
  return {
    id,
    line: first!.line,
    channel,
    start: received,
    ...(end && { end }),
    ...(deadline && { deadline }),
    rows,
  };
};

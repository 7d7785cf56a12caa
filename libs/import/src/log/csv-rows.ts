import { pipeline, Readable } from 'node:stream';
import { CsvError, parse, type Info } from 'csv-parse';
import { LogError } from './log-error';
import type { LogRow } from './log-row';

interface Parsed {
  readonly record: readonly string[];
  readonly info: Pick<Info, 'lines'>;
}

const checkHeader = (header: readonly string[], file: string): void => {
  const twin = header.find((name, index) => header.indexOf(name) !== index);
  const reason = header.includes('')
    ? 'a column of the header has no name'
    : twin !== undefined && `the column ${twin} stands twice in the header`;
  if (reason) throw new LogError({ code: 'log-malformed', file, line: 1, reason });
};

const malformed = (error: unknown, file: string): unknown => {
  if (!(error instanceof CsvError)) return error;
  const line = typeof error.lines === 'number' ? error.lines : undefined;
  return new LogError({
    code: 'log-malformed',
    file,
    ...(line !== undefined && { line }),
    reason: error.message,
    cause: error,
  });
};

/** Rows of a comma-separated log whose first line names the columns (RFC 4180). @throws LogError */
export async function* csvRows(text: AsyncIterable<string>, file: string): AsyncGenerator<LogRow> {
  const parser = parse({ info: true, skip_empty_lines: true });
  pipeline(Readable.from(text), parser, () => undefined);
  let header: readonly string[] | undefined;
  let ordinal = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      if (header) {
        const cells = header.map((column, index) => [column, record[index] ?? ''] as const);
        yield { ordinal: ++ordinal, line: info.lines, attributes: Object.fromEntries(cells) };
      } else {
        checkHeader(record, file);
        header = record;
      }
    }
  } catch (error) {
    throw malformed(error, file);
  }
}

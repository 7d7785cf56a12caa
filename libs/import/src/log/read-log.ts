import { csvRows } from './csv-rows';
import { bytesOf } from './log-bytes';
import { LogError } from './log-error';
import type { LogRow } from './log-row';
import { textOf } from './log-text';
import { xesRows } from './xes-rows';

const XML_START = /^(?:\u00ef\u00bb\u00bf)?\s*</;
const XML_ENCODING = /^[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/;
const HEAD_BYTES = 512;

async function* continued(head: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield head;
  yield* rest;
}

/**
 * Reads an event log row by row: CSV or XES, plain or gzip, told apart by what the file holds and not by its name.
 * CSV is UTF-8; XES is what its declaration says, by default UTF-8. @throws LogError at the first fault
 */
export async function* readLog(file: string): AsyncGenerator<LogRow> {
  const chunks = bytesOf(file);
  const first = await chunks.next();
  if (first.done) throw new LogError({ code: 'log-malformed', file, line: 1, reason: 'the file is empty' });
  const bytes = continued(first.value, chunks);
  const head = first.value.toString('latin1', 0, HEAD_BYTES);
  if (XML_START.test(head)) {
    const encoding = XML_ENCODING.exec(head)?.[1] ?? 'utf-8';
    yield* xesRows(textOf(bytes, { file, encoding }), file);
  } else {
    yield* csvRows(textOf(bytes, { file, encoding: 'utf-8' }), file);
  }
}

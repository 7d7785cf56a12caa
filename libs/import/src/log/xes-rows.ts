import { SaxesParser } from 'saxes';
import { LogError } from './log-error';
import type { LogRow } from './log-row';
import { XesTree } from './xes-tree';

/**
 * Rows of an XES log (IEEE 1849), a trace at a time. Nested attributes are `outer/inner`; a key that returns within
 * a list becomes `key#2` and so on. Defaults in `global` and attributes of the log itself are no part of a row. A
 * trace without events gives one row with the attributes of its case alone, so that no case vanishes.
 * @throws LogError naming the line
 */
export async function* xesRows(text: AsyncIterable<string>, file: string): AsyncGenerator<LogRow> {
  const parser = new SaxesParser({ xmlns: false as const, position: true });
  const failAt = (line: number, reason: string): never => {
    throw new LogError({ code: 'log-malformed', file, line, reason });
  };
  const fail = (reason: string): never => failAt(parser.line, reason);
  const tree = new XesTree(fail);
  parser.on('error', (error) => fail(error.message.replace(/^\d+:\d+: /, '')));
  let [ordinal, understood] = [0, 1];
  parser.on('opentag', ({ name, attributes }) => {
    understood = parser.line;
    tree.open({ name, attributes, line: parser.line });
  });
  parser.on('closetag', () => {
    understood = parser.line;
    tree.close();
  });
  for await (const chunk of text) {
    parser.write(chunk);
    for (const found of tree.take()) yield { ordinal: ++ordinal, ...found };
  }
  // The parser takes a bare "&" for an entity that goes on to the end, so what it complains of there lies further up.
  parser.on('error', () =>
    failAt(
      understood,
      'after this line the log cannot be read: an end tag is missing, or an "&" is not written "&amp;"',
    ),
  );
  parser.close();
}

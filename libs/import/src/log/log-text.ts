import { LogError } from './log-error';

/**
 * Decodes a log strictly: a byte that is none of its encoding is an error, because a name with a hole is a wrong
 * name. A byte order mark is dropped. @throws LogError
 */
export async function* textOf(
  chunks: AsyncIterable<Buffer>,
  { file, encoding }: { readonly file: string; readonly encoding: string },
): AsyncGenerator<string> {
  const decoder = decoderOf(encoding, file);
  let line = 1;
  const decode = (chunk?: Buffer): string => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch (cause) {
      const reason = `a byte that is no text in ${encoding}`;
      throw new LogError({ code: 'log-malformed', file, line: line + linesBefore(chunk), reason, cause });
    }
  };
  const linesBefore = (chunk: Buffer = Buffer.alloc(0)): number =>
    linesIn(new TextDecoder(encoding).decode(chunk).split('\uFFFD', 1)[0] ?? '');
  for await (const chunk of chunks) {
    const text = decode(chunk);
    yield text;
    line += linesIn(text);
  }
  yield decode();
}

const linesIn = (text: string): number => text.split('\n').length - 1;

const decoderOf = (encoding: string, file: string): TextDecoder => {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch (cause) {
    const reason = `the encoding ${encoding} is not known`;
    throw new LogError({ code: 'log-malformed', file, line: 1, reason, cause });
  }
};

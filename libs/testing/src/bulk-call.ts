import { Agent, request, type IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';

/** One line of the answer to a bulk. */
export interface BulkAnswer {
  readonly line: number;
  readonly commandId: string;
  readonly status: number;
  readonly code: string;
  readonly revision: number;
  readonly repeated: boolean;
  readonly events: readonly { readonly type: string; readonly revision: number }[];
}

interface Receiver {
  readonly address: string;
  readonly key: string;
  /** Called with the number of lines answered so far. */
  readonly onAnswer?: (answered: number) => void;
}

const post = ({ address, key }: Receiver, lines: readonly object[]): Promise<IncomingMessage> =>
  new Promise((answered, failed) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' };
    const agent = new Agent({ keepAlive: false });
    const call = request(`${address}/v1/commands`, { method: 'POST', headers, agent }, answered);
    call.on('error', failed);
    Readable.from(lines.map((line) => `${JSON.stringify(line)}\n`)).pipe(call);
  });

/** Sends a bulk. @returns the whole lines that were answered, also when the connection broke before the end */
export const sendBulk = async (
  lines: readonly object[],
  receiver: Receiver,
): Promise<readonly BulkAnswer[]> => {
  const answers: BulkAnswer[] = [];
  let rest = '';
  try {
    for await (const chunk of await post(receiver, lines)) {
      const parts = `${rest}${String(chunk)}`.split('\n');
      rest = parts.pop()!;
      answers.push(...parts.map((text) => JSON.parse(text) as BulkAnswer));
      receiver.onAnswer?.(answers.length);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ECONNRESET') throw error;
  }
  return answers;
};

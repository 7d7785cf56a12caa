import { setTimeout as sleep } from 'node:timers/promises';
import type { BulkCommandLine } from '@hoso/caseload';
import type { SoakEngine } from './soak-engine';

interface LineAnswer {
  readonly status: number;
  readonly commandId: string;
}

const PAUSE_MS = 100;
const TIMEOUT_MS = 120_000;

const parsed = (line: string): LineAnswer | undefined => {
  try {
    return JSON.parse(line) as LineAnswer;
  } catch {
    return undefined; // torn where the engine was killed
  }
};

/** One attempt. @returns the whole answers that came, also where the connection broke */
const attempt = async (
  { address, key }: { readonly address: string; readonly key: string },
  lines: readonly BulkCommandLine[],
): Promise<readonly LineAnswer[]> => {
  let text = '';
  try {
    const response = await fetch(`${address}/v1/commands`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
      body: lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk, { stream: true });
  } catch {
    // The engine is away; what was answered stands.
  }
  return text.split('\n').flatMap((line) => parsed(line) ?? []);
};

/**
 * Sends lives until each of their commands is answered, whatever happens to the engine meanwhile: the same ids again.
 * @returns how many commands had to be sent again @throws Error where a command is refused
 */
export const sendPart = async (
  engine: Pick<SoakEngine, 'ready'>,
  lines: readonly BulkCommandLine[],
): Promise<number> => {
  for (let again = 0; ; again += lines.length) {
    const answers = await attempt(await engine.ready(), lines);
    const refused = answers.find(({ status }) => status >= 400 && status < 500);
    if (refused) throw new Error(`A command of the caseload was refused: ${JSON.stringify(refused)}`);
    if (answers.filter(({ status }) => status < 300).length === lines.length) return again;
    await sleep(PAUSE_MS);
  }
};

import { CommandGate, GateClosed, type CommandAnswer, type CommandCall } from './command-gate';

const TIMEOUT_MS = 30_000;
/** Answers of a server that cannot now, whatever the command. */
const CLOSED: ReadonlySet<number> = new Set([408, 429, 502, 503, 504]);

const bodyOf = (text: string): CommandAnswer['body'] => {
  try {
    return JSON.parse(text) as CommandAnswer['body'];
  } catch {
    throw new GateClosed('an answer that cannot be read');
  }
};

/** The API over HTTP: commands of a topic are judged, permitted and refused exactly as those of a caller. */
export class HttpCommandGate extends CommandGate {
  /** @param address base address of the API */
  constructor(private readonly address: string) {
    super();
  }

  async call({ path, headers, body }: CommandCall): Promise<CommandAnswer> {
    const answered = await fetch(new URL(path, this.address), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch((error: unknown) => {
      throw new GateClosed(`the API cannot be reached: ${String(error)}`);
    });
    const text = await answered.text();
    const { status } = answered;
    if (CLOSED.has(status)) throw new GateClosed(`the API answers ${status}`);
    return { status, body: bodyOf(text) };
  }
}

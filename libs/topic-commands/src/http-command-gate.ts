import {
  CommandGate,
  CommandUnsendable,
  GateClosed,
  type CommandAnswer,
  type CommandCall,
} from './command-gate';

const TIMEOUT_MS = 30_000;
/** Answers of a server that cannot now, whatever the command. */
const CLOSED: ReadonlySet<number> = new Set([408, 429, 502, 503, 504]);
const FIRST_REDIRECT = 300;
const FIRST_ERROR = 400;
/** What an answer that says nothing counts as, where its status does not say that it failed. */
const BAD_GATEWAY = 502;

const isObject = (value: unknown): value is CommandAnswer['body'] =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const objectIn = (text: string): CommandAnswer['body'] | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

/** One that cannot be read is an answer to this command too, and may come each time: waiting does not help. */
const answerOf = (status: number, text: string): CommandAnswer => {
  const body = objectIn(text);
  if (body) return { status, body };
  const unread = { title: 'The API’s answer cannot be read', titleVi: 'Không đọc được trả lời', status };
  if (status >= FIRST_ERROR) return { status, body: unread };
  if (status >= FIRST_REDIRECT) throw new GateClosed(`the API answers ${status}: it is elsewhere`);
  return { status: BAD_GATEWAY, body: unread };
};

/** Names the kind of fault only: a message may quote a header, and with it credentials. */
const unsendable = (error: unknown): CommandUnsendable =>
  new CommandUnsendable(`HTTP cannot carry it (${error instanceof Error ? error.name : 'unknown'})`);

/** Whether the client refused the request by itself, before anything was sent. */
const isRefusedHere = (error: unknown): boolean =>
  (error as { readonly cause?: { readonly code?: unknown } }).cause?.code === 'UND_ERR_INVALID_ARG';

/** The API over HTTP: commands of a topic are judged, permitted and refused exactly as those of a caller. */
export class HttpCommandGate extends CommandGate {
  /** @param address base address of the API @throws TypeError for none that requests can go to, which is no command’s fault */
  constructor(private readonly address: string) {
    super();
    new Request(address);
  }

  async call(call: CommandCall): Promise<CommandAnswer> {
    const { status, text } = await this.exchanged(this.requestOf(call));
    if (CLOSED.has(status)) throw new GateClosed(`the API answers ${status}`);
    return answerOf(status, text);
  }

  /** Apart from the sending, so that what is wrong with a command is never taken for an API that is away. */
  private requestOf({ path, headers, body }: CommandCall): Request {
    try {
      return new Request(new URL(path, this.address), {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
        redirect: 'manual',
      });
    } catch (error) {
      throw unsendable(error);
    }
  }

  private async exchanged(request: Request): Promise<{ readonly status: number; readonly text: string }> {
    try {
      const answered = await fetch(request, { signal: AbortSignal.timeout(TIMEOUT_MS) });
      return { status: answered.status, text: await answered.text() };
    } catch (error) {
      if (isRefusedHere(error)) throw unsendable(error);
      throw new GateClosed(`the API cannot be reached: ${String(error)}`);
    }
  }
}

/** A command as it goes through the door that all commands take. */
export interface CommandCall {
  /** Below the address of the API. */
  readonly path: string;
  /** Of the command, the caller’s credentials among them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object;
}

/** What the API says to it: a result, or problem details. */
export interface CommandAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The API cannot be reached, or cannot answer now. */
export class GateClosed extends Error {
  readonly code = 'gate-closed';
}

export const isGateClosed = (error: unknown): error is GateClosed =>
  (error as { code?: unknown } | null)?.code === 'gate-closed';

/** The command cannot be put into a request, now or later. */
export class CommandUnsendable extends Error {
  readonly code = 'command-unsendable';
}

export const isCommandUnsendable = (error: unknown): error is CommandUnsendable =>
  (error as { code?: unknown } | null)?.code === 'command-unsendable';

/** The one door of commands. */
export abstract class CommandGate {
  /** @throws GateClosed when the command has to be sent again later, CommandUnsendable when that would not help */
  abstract call(call: CommandCall): Promise<CommandAnswer>;
}

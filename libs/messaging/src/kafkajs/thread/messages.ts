/** What the thread is started with. */
export interface ThreadSettings {
  readonly brokers: readonly string[];
  /** The publisher’s name. */
  readonly name: string;
}

/** An error as it passes between threads, which keep neither its class nor its members. */
interface ToldFault {
  readonly text: string;
  /** `code`, by which it is recognised, and the facts of it. */
  readonly members: Readonly<Record<string, unknown>>;
  readonly cause?: string;
}

/** The outcome of the opening, then of each publication, in the order in which they were asked for. */
export interface Report {
  readonly fault?: ToldFault;
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const isPlain = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

export const toldFault = (error: unknown): ToldFault => {
  const { cause, ...members } = error as { readonly cause?: unknown };
  return {
    text: textOf(error),
    members: Object.fromEntries(Object.entries(members).filter(([, value]) => isPlain(value))),
    ...(cause !== undefined && { cause: textOf(cause) }),
  };
};

/** The error again, recognised as it would be in its own thread. */
export const faultOf = ({ text, members, cause }: ToldFault): Error =>
  Object.assign(new Error(text, cause === undefined ? {} : { cause: new Error(cause) }), members);

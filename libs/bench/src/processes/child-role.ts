import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** What the harness and the processes that it starts say to each other. */
interface Order {
  readonly order: unknown;
}

type Reply = { readonly result: unknown } | { readonly failed: string };

const replyOf = async (child: ChildProcess): Promise<Reply> => {
  const answered = new AbortController();
  const { signal } = answered;
  try {
    return await Promise.race([
      once(child, 'message', { signal }).then(([reply]) => reply as Reply),
      once(child, 'exit', { signal }).then(([code]) => ({ failed: `it ended with code ${String(code)}` })),
    ]);
  } finally {
    answered.abort(); // whichever did not come is waited for no longer
  }
};

/** A process of its own that does one kind of work, an order at a time. */
export class ChildRole<Work, Result> {
  private readonly child: ChildProcess;

  constructor(private readonly role: string) {
    this.child = fork(process.argv[1]!, [role], { serialization: 'advanced' });
  }

  /** @throws Error with what went wrong there */
  async carryOut(order: Work): Promise<Result> {
    this.child.send({ order } satisfies Order);
    const reply = await replyOf(this.child);
    if ('failed' in reply) throw new Error(`The ${this.role} failed: ${reply.failed}`);
    return reply.result as Result;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.disconnect();
    await ended;
  }
}

/** Runs in the process of a role: carries out orders until the harness hangs up. */
export const serveRole = <Work>(carryOut: (order: Work) => Promise<unknown>): Promise<void> =>
  new Promise((resolve) => {
    process.on('disconnect', resolve);
    process.on('message', ({ order }: Order) => {
      carryOut(order as Work).then(
        (result) => process.send?.({ result } satisfies Reply),
        (error: unknown) =>
          process.send?.({ failed: error instanceof Error ? error.message : String(error) } satisfies Reply),
      );
    });
  });

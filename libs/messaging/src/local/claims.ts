import { randomInt, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { identityOf, isRunning } from '@hoso/platform';

/** A stake of one process in something, gone with the process at the latest. */
export interface Claim {
  readonly id: string;
  withdraw(): void;
}

const MARK = '~';
const RETRY_MS = 8;

const ownMark = (): string => {
  const { pid, started = '' } = identityOf(process.pid);
  return [pid, encodeURIComponent(started)].join(MARK);
};

/** Whether the process that laid a claim still runs. */
const isLiving = (id: string): boolean => {
  const [, pid, started] = id.split(MARK);
  return isRunning({ pid: Number(pid), ...(started && { started: decodeURIComponent(started) }) });
};

/**
 * Claims of processes of this machine, a file each, whose name says who laid it. Each lays its own before it looks for
 * others’, so that of two at once at most one goes on; as no name comes twice, one that is found dead stays so.
 */
export class Claims {
  private readonly mark = ownMark();

  constructor(private readonly folder: string) {}

  lay(subject: string): Claim {
    mkdirSync(this.folder, { recursive: true });
    const id = [encodeURIComponent(subject), this.mark, randomUUID()].join(MARK);
    const file = join(this.folder, id);
    writeFileSync(file, '', { flag: 'wx' });
    return { id, withdraw: () => rmSync(file, { force: true }) };
  }

  /** Claims on a subject whose processes live, in an order that all see alike; the others are removed. */
  living(subject: string): readonly string[] {
    const prefix = `${encodeURIComponent(subject)}${MARK}`;
    const laid = readdirSync(this.folder).filter((id) => id.startsWith(prefix));
    const dead = laid.filter((id) => !id.startsWith(prefix + this.mark) && !isLiving(id));
    for (const id of dead) rmSync(join(this.folder, id), { force: true });
    return laid.filter((id) => !dead.includes(id)).sort();
  }

  /** @returns undefined when somebody else has it */
  tryOnly(subject: string): Claim | undefined {
    const own = this.lay(subject);
    if (this.living(subject).length === 1) return own;
    own.withdraw();
    return undefined;
  }

  /** Waits until nobody else has it. */
  async only(subject: string): Promise<Claim> {
    for (;;) {
      const own = this.tryOnly(subject);
      if (own) return own;
      await after(randomInt(1, RETRY_MS));
    }
  }
}

import { LRUCache } from 'lru-cache';

/** Older ones are looked up in the log. */
const REMEMBERED = 20_000;

/** Which line of a bulk opened which dossier, or why it did not. */
export class BulkOpenings {
  private readonly codes = new LRUCache<string, string>({ max: REMEMBERED });
  private readonly openers = new LRUCache<string, string>({ max: REMEMBERED });
  private readonly faults = new LRUCache<string, { readonly fault: unknown }>({ max: REMEMBERED });

  remember(commandId: string, code: string): void {
    this.codes.set(commandId, code);
    this.openers.set(code, commandId);
  }

  failed(commandId: string, fault: unknown): void {
    this.faults.set(commandId, { fault });
  }

  codeOf(commandId: string): string | undefined {
    return this.codes.get(commandId);
  }

  openerOf(code: string): string | undefined {
    return this.openers.get(code);
  }

  faultOf(commandId: string): unknown {
    return this.faults.get(commandId)?.fault;
  }
}

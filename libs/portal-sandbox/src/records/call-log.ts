import type { Clock } from '@hoso/kernel';
import type { KeptCall } from './kept';
import { lastNumber, type Tables } from './tables';

/** Calls that stay on disk; older ones go. */
const MOST_CALLS = 100_000;
/** Characters of a request, or of a reply, that are kept. */
const LONGEST_TEXT = 32_768;

export type NumberedCall = KeptCall & { readonly nr: number };

export interface CallPage {
  readonly items: readonly NumberedCall[];
  readonly next?: string;
}

/** What was called, and how often each service was called about each dossier. */
export class CallLog {
  private last: number;

  constructor(
    private readonly tables: Tables,
    private readonly clock: Clock,
  ) {
    this.last = lastNumber(tables.calls);
  }

  add(call: Omit<KeptCall, 'at'>): void {
    const { calls, callsOf } = this.tables;
    this.last += 1;
    const request = call.request.slice(0, LONGEST_TEXT);
    const reply = call.reply === undefined ? {} : { reply: call.reply.slice(0, LONGEST_TEXT) };
    calls.putSync(this.last, { ...call, request, ...reply, at: this.clock.now() });
    if (call.code) callsOf.putSync([call.code, this.last], true);
    this.forget(this.last - MOST_CALLS);
  }

  /** Which call of a service about a dossier this one is, from 1. */
  attempt(service: string, code: string): number {
    const nr = (this.tables.attempts.get([service, code]) ?? 0) + 1;
    this.tables.attempts.putSync([service, code], nr);
    return nr;
  }

  /** The calls about one dossier that are still kept, the earliest first. */
  callsOf(code: string): readonly NumberedCall[] {
    const range = this.tables.callsOf.getKeys({ start: [code, 0], end: [code, Number.MAX_SAFE_INTEGER] });
    return [...range.map(([, nr]) => ({ nr, ...this.tables.calls.get(nr)! }))];
  }

  /** All calls, the latest first. */
  page(limit: number, before = Number.MAX_SAFE_INTEGER): CallPage {
    const range = this.tables.calls.getRange({ start: before - 1, reverse: true, limit });
    const items = [...range.map(({ key, value }) => ({ nr: key, ...value }))];
    return { items, ...(items.length === limit && { next: String(items.at(-1)!.nr) }) };
  }

  private forget(nr: number): void {
    const old = nr > 0 ? this.tables.calls.get(nr) : undefined;
    if (!old) return;
    if (old.code) this.tables.callsOf.removeSync([old.code, nr]);
    this.tables.calls.removeSync(nr);
  }
}

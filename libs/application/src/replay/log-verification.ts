import { verifyChain, verifySingle, type ChainFault, type ChainPosition } from '@hoso/event-format';
import type { EventStore, RecordedEvent } from '@hoso/event-store';
import { DOSSIER_CASE } from '../intake/dossier-case';
import { isPetitionCode, PETITION_CASE } from '../intake/petition-case';
import { storedEvent } from '../intake/stored';

/** A stream that is not as it was written. */
export interface BrokenStream {
  readonly stream: string;
  readonly revision: number;
  readonly reason: ChainFault | 'number-twice' | 'revision-gap';
}

export interface LogReport {
  readonly streams: number;
  readonly events: number;
  readonly broken: readonly BrokenStream[];
  /** Numbers that were allocated and stand on no dossier or petition: allowed, and listed. */
  readonly numbersWithoutDossier: readonly string[];
}

const streamOf = (code: string): string =>
  (isPetitionCode(code) ? PETITION_CASE : DOSSIER_CASE).streamPrefix + code;

const UNCHAINED = ['register-', 'elsewhere-', 'opening-'];

/** Verifies every chain of the whole log in one pass; memory grows with the number of streams only. */
export class LogVerification {
  private readonly chains = new Map<string, ChainPosition>();
  private readonly broken = new Map<string, BrokenStream>();
  private readonly claimed = new Set<string>();
  private readonly allocated = new Set<string>();
  private events = 0;

  constructor(private readonly store: EventStore) {}

  /** @param onProgress called now and then with the events verified so far */
  async run(onProgress?: (events: number) => void): Promise<LogReport> {
    for await (const recorded of this.store.scan('all')) {
      this.check(recorded);
      this.events += 1;
      if (this.events % 1_000 === 0) onProgress?.(this.events);
    }
    const numbersWithoutDossier = [...this.allocated].filter((code) => !this.chains.has(streamOf(code)));
    const broken = [...this.broken.values()];
    return { streams: this.chains.size, events: this.events, broken, numbersWithoutDossier };
  }

  private check(recorded: RecordedEvent): void {
    const { stream, revision } = recorded;
    const position = this.chains.get(stream) ?? { events: 0, head: '' };
    if (revision !== position.events) this.mark(stream, revision, 'revision-gap');
    if (UNCHAINED.some((prefix) => stream.startsWith(prefix))) this.checkSingle(recorded, position);
    else this.checkLink(recorded, position);
  }

  private checkLink(recorded: RecordedEvent, position: ChainPosition): void {
    const { broken, head } = verifyChain([storedEvent(recorded)], position);
    if (broken) this.mark(recorded.stream, recorded.revision, broken.reason);
    this.chains.set(recorded.stream, {
      events: recorded.revision + 1,
      head: broken ? storedEvent(recorded).metadata.hash : head,
    });
  }

  private checkSingle(recorded: RecordedEvent, position: ChainPosition): void {
    const fault = verifySingle(storedEvent(recorded));
    if (fault) this.mark(recorded.stream, recorded.revision, fault);
    this.chains.set(recorded.stream, { events: recorded.revision + 1, head: position.head });
    const { code } = recorded.data as { readonly code: string };
    if (recorded.stream.startsWith('elsewhere-')) this.claimed.add(code);
    if (recorded.stream.startsWith('opening-')) this.checkNumber(recorded, code);
  }

  /** Two commands have one number only for what had one elsewhere, where the first of them came to nothing. */
  private checkNumber({ stream, revision }: RecordedEvent, code: string): void {
    if (this.allocated.has(code) && !this.claimed.has(code)) this.mark(stream, revision, 'number-twice');
    this.allocated.add(code);
  }

  private mark(stream: string, revision: number, reason: BrokenStream['reason']): void {
    if (!this.broken.has(stream)) this.broken.set(stream, { stream, revision, reason });
  }
}

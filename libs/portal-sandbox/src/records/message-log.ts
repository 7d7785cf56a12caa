import type { Clock } from '@hoso/kernel';
import type { KeptMessage, PortalRecord } from './kept';
import { lastNumber, type Tables } from './tables';

const MOST_SHOWN = 1_000;

/** Notices, ratings, questions and answers, as they came. */
export class MessageLog {
  private last: number;

  constructor(
    private readonly tables: Tables,
    private readonly clock: Clock,
  ) {
    this.last = lastNumber(tables.messages);
  }

  /** @param dossier that it is about, if it is a notice of one */
  add(service: string, data: PortalRecord, dossier = ''): void {
    this.last += 1;
    this.tables.messages.putSync(this.last, { at: this.clock.now(), service, data });
    if (dossier) this.tables.noticesOf.putSync([dossier, this.last], true);
  }

  /** The notices about one dossier, the earliest first. */
  noticesOf(dossier: string): readonly KeptMessage[] {
    const keys = this.tables.noticesOf.getKeys({
      ...{ start: [dossier, 0], end: [dossier, Number.MAX_SAFE_INTEGER] },
    });
    return [...keys.map(([, nr]) => this.tables.messages.get(nr)!)];
  }

  /** What one service received, the latest first and a thousand at most. */
  of(service: string): readonly KeptMessage[] {
    const range = this.tables.messages
      .getRange({ reverse: true })
      .filter(({ value }) => value.service === service);
    return [...range.slice(0, MOST_SHOWN).map(({ value }) => value)];
  }
}

import { randomUUID } from 'node:crypto';
import { encode, sealSingle, type EventOrigin } from '@hoso/event-format';
import { isWrongExpectedRevision, type EventStore } from '@hoso/event-store';
import type { Instant, PlainDate } from '@hoso/kernel';
import type { NumberSeries } from './case-kind';
import { storedEvent } from './stored';

/** The number that a command id was given, and the fingerprint of its payload. */
export interface CaseOpening {
  readonly code: string;
  readonly payloadHmac: string;
}

interface Allocation {
  /** The number that a register elsewhere gave the case. */
  readonly numberElsewhere: string | undefined;
  readonly series: NumberSeries;
  readonly unit: string;
  /** The local day of the opening. */
  readonly day: PlainDate;
  readonly at: Instant;
  readonly origin: EventOrigin;
}

const claimOf = (numberElsewhere: string): string => `elsewhere-${numberElsewhere}`;

/**
 * Allocates the numbers of cases: the revision of an append to the register of a series is the serial. Numbers may
 * have gaps (a crash, a lost race), never twins; and whoever asks, a number elsewhere is given one of ours.
 */
export class CaseOpenings {
  constructor(private readonly store: EventStore) {}

  /** The number that this command id was given before. */
  async find(commandId: string): Promise<CaseOpening | undefined> {
    for await (const recorded of this.store.read(`opening-${commandId}`, { max: 1 })) {
      const { data, metadata } = storedEvent(recorded);
      return { code: (data as { code: string }).code, payloadHmac: metadata.payloadHmac };
    }
    return undefined;
  }

  /** Our number of what has this number elsewhere. */
  async claimed(numberElsewhere: string): Promise<string | undefined> {
    for await (const { data } of this.store.read(claimOf(numberElsewhere), { max: 1 }))
      return (data as { code: string }).code;
    return undefined;
  }

  /** Takes a number and ties it to the command id; the loser of a race gets the winner's. */
  async allocate(allocation: Allocation): Promise<CaseOpening> {
    const { at, origin } = allocation;
    const code = await this.numberFor(allocation);
    const opening = encode(randomUUID(), { type: 'OpeningRecorded', data: { code }, at }, origin);
    const isFirst = await this.begin(`opening-${origin.commandId}`, opening);
    return isFirst ? { code, payloadHmac: origin.payloadHmac } : (await this.find(origin.commandId))!;
  }

  /**
   * The next of the register; or the one that was given to the same number elsewhere and may not have been used, although its
   * first filing came to nothing on another day or at another unit: two numbers could become two cases.
   */
  private async numberFor(allocation: Allocation): Promise<string> {
    const { numberElsewhere, at, origin } = allocation;
    if (numberElsewhere === undefined) return this.next(allocation);
    const known = await this.claimed(numberElsewhere);
    if (known !== undefined) return known;
    const code = await this.next(allocation);
    const claim = encode(randomUUID(), { type: 'NumberElsewhereClaimed', data: { code }, at }, origin);
    const isFirst = await this.begin(claimOf(numberElsewhere), claim);
    return isFirst ? code : (await this.claimed(numberElsewhere))!;
  }

  private async next({ series, unit, day, at, origin }: Allocation): Promise<string> {
    const entry = encode(randomUUID(), { type: 'NumberAllocated', data: { unit, day }, at }, origin);
    const { revision } = await this.store.append(series.register, 'any', [sealSingle(entry)]);
    return series.codeOf(revision + 1);
  }

  /** Writes the one entry of a stream. @returns false where somebody else was first */
  private async begin(stream: string, entry: ReturnType<typeof encode>): Promise<boolean> {
    try {
      await this.store.append(stream, 'no-stream', [sealSingle(entry)]);
      return true;
    } catch (error) {
      if (!isWrongExpectedRevision(error)) throw error;
      return false;
    }
  }
}

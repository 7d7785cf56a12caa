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
  readonly series: NumberSeries;
  readonly unit: string;
  /** The local day of the opening. */
  readonly day: PlainDate;
  readonly at: Instant;
  readonly origin: EventOrigin;
}

/**
 * Allocates the numbers of cases: the revision of an append to the register of a series is the serial. Numbers may
 * have gaps (a crash, a lost race), never twins.
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

  /** Takes the next number of the register and ties it to the command id; the loser of a race gets the winner's. */
  async allocate(allocation: Allocation): Promise<CaseOpening> {
    const { series, unit, day, at, origin } = allocation;
    const entry = encode(randomUUID(), { type: 'NumberAllocated', data: { unit, day }, at }, origin);
    const { revision } = await this.store.append(series.register, 'any', [sealSingle(entry)]);
    const code = series.codeOf(revision + 1);
    const opening = encode(randomUUID(), { type: 'OpeningRecorded', data: { code }, at }, origin);
    try {
      await this.store.append(`opening-${origin.commandId}`, 'no-stream', [sealSingle(opening)]);
    } catch (error) {
      if (!isWrongExpectedRevision(error)) throw error;
      return (await this.find(origin.commandId))!;
    }
    return { code, payloadHmac: origin.payloadHmac };
  }
}

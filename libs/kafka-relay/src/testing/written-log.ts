import { CHAIN_START, encode, sealChain, type EventOrigin } from '@hoso/event-format';
import type { EventStore, EventToAppend } from '@hoso/event-store';
import type { DomainEvent } from '@hoso/kernel';
import { dossierLife, goldenAlertEvents } from '@hoso/testing';
import fc from 'fast-check';

const ORIGIN: EventOrigin = {
  commandId: '00000000-0000-4000-8000-000000000001',
  payloadHmac: '0'.repeat(64),
  correlationId: '00000000-0000-4000-8000-000000000002',
  causationId: '00000000-0000-4000-8000-000000000001',
  actor: { id: 'an', role: 'head', unit: 'H23.15' },
};

/** The events of a stream as they are stored, chained. */
export const stored = (events: readonly DomainEvent[]): readonly EventToAppend[] =>
  sealChain(
    CHAIN_START,
    events.map((event) => encode(crypto.randomUUID(), event, ORIGIN)),
  );

const isImported = (index: number): boolean => index % 5 === 0;

/** History of another system, as its reception says. */
const asImported = (event: DomainEvent): DomainEvent => {
  const { rules } = event.data as { readonly rules?: object };
  return rules ? { ...event, data: { ...event.data, rules: { ...rules, regime: 'imported' } } } : event;
};

/** Lives of dossiers, some of them imported, and alerts about one of them, as queues that may be written in any order. */
const queuesOf = (dossiers: number, seed: number) => {
  const lives = fc.sample(dossierLife, { numRuns: dossiers, seed });
  const dossierQueues = lives.map((life, index) => {
    const events = life.flatMap((step) => step.events as readonly DomainEvent[]);
    return {
      stream: `dossier-H23.${seed}-250610-${String(index).padStart(4, '0')}`,
      events: [...stored(isImported(index) ? events.map(asImported) : events)],
    };
  });
  const alertQueues = Array.from({ length: Math.ceil(dossiers / 4) }, () => ({
    stream: `alert-${crypto.randomUUID()}`,
    events: [...stored(goldenAlertEvents)],
  }));
  return [...dossierQueues, ...alertQueues];
};

export interface GrowingLog {
  readonly store: EventStore;
  /** Appends a few events to a stream; false when everything is written. */
  readonly grow: () => Promise<boolean>;
}

/** A log that grows step by step into the lives of so many dossiers; the same seed gives the same log. */
export const growingLog = (
  store: EventStore,
  {
    dossiers,
    seed,
    chance,
  }: { readonly dossiers: number; readonly seed: number; readonly chance: () => number },
): GrowingLog => {
  const queues = queuesOf(dossiers, seed);
  const grow = async (): Promise<boolean> => {
    const waiting = queues.filter(({ events }) => events.length > 0);
    const next = waiting[Math.floor(chance() * waiting.length)];
    if (next) await store.append(next.stream, 'any', next.events.splice(0, 1 + Math.floor(chance() * 4)));
    return next !== undefined;
  };
  return { store, grow };
};

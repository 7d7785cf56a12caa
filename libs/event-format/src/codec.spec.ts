import { instantOf, type DomainEvent } from '@hoso/kernel';
import { CHAIN_START, sealChain, verifyChain } from './chain';
import { createCodec, encode, isUnknownSchemaVersion } from './codec';
import type { EventOrigin } from './stored-event';

const origin: EventOrigin = {
  commandId: 'c-1',
  payloadHmac: 'ab',
  correlationId: 'r-1',
  causationId: 'k-1',
  actor: { id: 'u1', role: 'clerk', unit: 'H23' },
};
const at = instantOf('2025-01-24T15:30:00+07:00');
const old: DomainEvent = { type: 'DeadlineMoved', data: { days: 3 }, at };
const newest = createCodec([
  { type: 'DeadlineMoved', from: 1, up: (data, { actor }) => ({ ...data, by: actor.id }) },
  {
    type: 'DeadlineMoved',
    from: 2,
    renamedTo: 'DeadlineExtended',
    up: ({ days, ...rest }: { readonly days?: number }) => ({ ...rest, limit: { amount: days } }),
  },
]);

describe('the stored form', () => {
  it('gives back the event of the law and keeps who asked for it', () => {
    const stored = encode('e-1', old, origin);
    expect(createCodec([]).decode(stored)).toEqual(old);
    expect(stored.metadata).toEqual({
      ...{ $correlationId: 'r-1', $causationId: 'k-1', commandId: 'c-1', payloadHmac: 'ab' },
      ...{ actor: origin.actor, occurredAt: at, schemaVersion: 1 },
    });
  });

  it('lifts an old version step by step, also to another name, and leaves the bytes and their proof alone', () => {
    const chain = sealChain(CHAIN_START, [encode('e-1', old, origin)]);
    expect(newest.decode(chain[0]!)).toEqual({
      type: 'DeadlineExtended',
      data: { by: 'u1', limit: { amount: 3 } },
      at,
    });
    expect(verifyChain(chain).ok).toBe(true);
  });

  it('writes today’s version and reads it without lifting', () => {
    const today: DomainEvent = { type: 'DeadlineExtended', data: { limit: { amount: 5 } }, at };
    const stored = newest.encode('e-2', today, origin);
    expect(stored.metadata.schemaVersion).toBe(3);
    expect(newest.decode(stored)).toEqual(today);
  });

  it('refuses a version that only a newer program knows', () => {
    const stored = newest.encode('e-3', { type: 'DeadlineExtended', data: {}, at }, origin);
    expect(() => createCodec([]).decode(stored)).toThrow('DeadlineExtended is stored in version 3');
    try {
      createCodec([]).decode(stored);
    } catch (error) {
      expect(isUnknownSchemaVersion(error)).toBe(true);
    }
  });

  it('refuses two upcasters for one version', () => {
    const step = { type: 'A', from: 1, up: (data: object) => data };
    expect(() => createCodec([step, step])).toThrow(RangeError);
  });
});

import { instantFromMs, type DomainEvent } from '@hoso/kernel';
import fc from 'fast-check';
import { CHAIN_START, sealChain, sealSingle, verifyChain, verifySingle } from './chain';
import { encode } from './codec';
import type { EventOrigin, StoredEvent } from './stored-event';

const origin: EventOrigin = {
  commandId: 'c-1',
  payloadHmac: 'ab'.repeat(32),
  correlationId: 'r-1',
  causationId: 'c-1',
  actor: { id: 'u1', role: 'officer', unit: 'H23' },
};
const event: fc.Arbitrary<DomainEvent> = fc.record({
  type: fc.constantFrom('DossierReceived', 'OfficerAssigned'),
  data: fc.record({ n: fc.integer(), note: fc.string({ minLength: 1 }), tags: fc.array(fc.string()) }),
  at: fc.integer({ min: 0, max: 4e12 }).map(instantFromMs),
});
const stored = (events: readonly DomainEvent[]): readonly StoredEvent[] =>
  JSON.parse(
    JSON.stringify(
      sealChain(
        CHAIN_START,
        events.map((e, i) => encode(`id-${i}`, e, origin)),
      ),
    ),
  ) as readonly StoredEvent[];
const chain = fc.array(event, { minLength: 2, maxLength: 6 }).map(stored);

interface Leaf {
  readonly holder: Record<string, unknown>;
  readonly name: string;
}
const leaves = (value: object): readonly Leaf[] =>
  Object.entries(value).flatMap(([name, member]: [string, unknown]) =>
    typeof member === 'object' && member !== null
      ? leaves(member)
      : [{ holder: value as Record<string, unknown>, name }],
  );
const altered = (value: unknown): unknown => (typeof value === 'number' ? value + 1 : `${String(value)}x`);

describe('a hash chain', () => {
  it('holds as stored, whole and page by page', () =>
    fc.assert(
      fc.property(chain, fc.nat(), (events, n) => {
        const cut = n % events.length;
        expect(verifyChain(events)).toMatchObject({ ok: true, events: events.length });
        expect(verifyChain(events.slice(cut), verifyChain(events.slice(0, cut)))).toEqual(
          verifyChain(events),
        );
      }),
    ));

  it('breaks at the event of which any field was changed', () =>
    fc.assert(
      fc.property(chain, fc.nat(), fc.nat(), (events, i, j) => {
        const at = i % events.length;
        const { id: _, ...hashed } = events[at]!;
        const found = leaves(hashed);
        const { holder, name } = found[j % found.length]!;
        if (name === 'type') return;
        holder[name] = altered(holder[name]);
        const changed = events.map((e, k) => (k === at ? { ...e, ...hashed } : e));
        expect(verifyChain(changed)).toMatchObject({
          ok: false,
          broken: { revision: at, reason: 'hash-mismatch' },
        });
      }),
    ));

  it('breaks when a field or the type is added, taken or renamed', () => {
    const [first] = stored([{ type: 'A', data: { a: 1 }, at: instantFromMs(0) }]);
    const { a: _, ...without } = first!.data as { readonly a: number };
    const forged = [
      { ...first!, type: 'B' },
      { ...first!, data: { ...first!.data, b: 2 } },
      { ...first!, data: without },
      { ...first!, metadata: { ...first!.metadata, extra: true } },
    ];
    for (const one of forged)
      expect(verifyChain([one]).broken).toEqual({ revision: 0, reason: 'hash-mismatch' });
  });

  it('breaks when an event is taken out, put in twice or moved', () =>
    fc.assert(
      fc.property(chain, fc.nat(), (events, n) => {
        const i = n % (events.length - 1);
        const swapped = [...events];
        [swapped[i], swapped[i + 1]] = [events[i + 1]!, events[i]!];
        const broken = { reason: 'link-mismatch' };
        expect(verifyChain(events.toSpliced(i, 1)).broken).toEqual({ ...broken, revision: i });
        expect(verifyChain(events.toSpliced(i + 1, 0, events[i]!)).broken).toEqual({
          ...broken,
          revision: i + 1,
        });
        expect(verifyChain(swapped).broken).toEqual({ ...broken, revision: i });
      }),
    ));

  it('names an event that has lost its form, and goes no further', () => {
    const [first, second] = stored([1, 2].map((n) => ({ type: 'A', data: { n }, at: instantFromMs(n) })));
    const bare = { ...second!, metadata: undefined } as unknown as StoredEvent;
    expect(verifyChain([first!, bare])).toMatchObject({
      events: 1,
      head: first!.metadata.hash,
      broken: { revision: 1, reason: 'unreadable' },
    });
  });
});

describe('an event of an unchained stream', () => {
  it('carries a hash of its own', () => {
    const single = sealSingle(encode('id', { type: 'A', data: { n: 1 }, at: instantFromMs(0) }, origin));
    expect(verifySingle(single)).toBeUndefined();
    expect(verifySingle({ ...single, data: { n: 2 } })).toBe('hash-mismatch');
  });
});

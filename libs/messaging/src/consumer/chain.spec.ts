import { HEADERS, TOPICS } from '@hoso/contracts';
import { instantFromMs } from '@hoso/kernel';
import fc from 'fast-check';
import type { TopicRecord } from '../port';
import { judge, type ChainPlace } from './chain';

const value = JSON.stringify({ specversion: '1.0', id: '1', source: '/dossiers/H-1', type: 't' });

const record = (sequence: number, headers: Record<string, string> = {}): TopicRecord => ({
  topic: TOPICS.dossiers.name,
  key: 'H-1',
  partition: 0,
  offset: BigInt(sequence),
  writtenAt: instantFromMs(0),
  value,
  headers: {
    [HEADERS.sequence]: String(sequence),
    [HEADERS.hash]: `h${sequence}`,
    [HEADERS.previousHash]: sequence === 0 ? '' : `h${sequence - 1}`,
    ...headers,
  },
});

const after = (sequence: number): ChainPlace => ({ sequence, hash: `h${sequence}` });

describe('a record in the chain of its key', () => {
  it('is next behind the one before it', () => {
    expect(judge(record(0), undefined)).toMatchObject({ kind: 'next', place: after(0) });
    expect(judge(record(5), after(4))).toMatchObject({ kind: 'next', place: after(5) });
  });

  it('was seen when its number was', () => {
    expect(judge(record(4), after(4))).toStrictEqual({ kind: 'seen' });
    expect(judge(record(2), after(4))).toStrictEqual({ kind: 'seen' });
  });

  it.each([
    ['gap', record(1), undefined],
    ['gap', record(6), after(4)],
    ['chain-broken', record(5, { [HEADERS.previousHash]: 'other' }), after(4)],
    ['repeat-differs', record(4, { [HEADERS.hash]: 'other' }), after(4)],
    ['not-numbered', record(5, { [HEADERS.sequence]: '-5' }), after(4)],
    ['not-a-cloud-event', { ...record(5), value: '{"id":"1"}' }, after(4)],
    ['not-a-cloud-event', { ...record(5), value: 'null' }, after(4)],
  ] as const)('is laid aside: %s', (cause, found, last) =>
    expect(judge(found, last)).toMatchObject({ kind: 'hindered', cause }),
  );

  it('needs numbers only on topics that are not chained', () => {
    const { [HEADERS.previousHash]: _, ...headers } = record(5).headers;
    const plain = { ...record(5), headers };
    expect(judge(plain, after(4))).toMatchObject({ kind: 'hindered', cause: 'chain-broken' });
    expect(judge({ ...plain, topic: TOPICS.alerts.name }, after(4))).toMatchObject({ kind: 'next' });
  });

  it('is taken once and in order, whatever is lost, repeated or swapped before it comes', () =>
    fc.assert(
      fc.property(fc.array(fc.nat(12), { maxLength: 60 }), (arrivals) => {
        let place: ChainPlace | undefined;
        for (const number of arrivals) {
          const judgement = judge(record(number), place);
          const next = place ? place.sequence + 1 : 0;
          expect(judgement.kind).toBe(number === next ? 'next' : number < next ? 'seen' : 'hindered');
          if (judgement.kind === 'next') place = judgement.place;
        }
      }),
    ));
});

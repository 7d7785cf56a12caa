import type { Batch } from 'kafkajs';
import { recordsOf } from './kafka-records';

const TCVN3 = Buffer.from([0x48, 0xe5, 0x20, 0x73, 0xac]);

const batch = (...messages: object[]): Batch =>
  ({
    topic: 't',
    partition: 2,
    messages: messages.map((message) => ({ offset: '7', timestamp: '0', headers: {}, ...message })),
  }) as unknown as Batch;

describe('a record from Kafka', () => {
  it('says nothing of bytes where its texts say all', () => {
    const headers = { sequence: [Buffer.from('0'), Buffer.from('1')] };
    const [record] = recordsOf(batch({ key: Buffer.from('H'), value: Buffer.from('hồ sơ'), headers }));
    expect(record).toStrictEqual({
      ...{ topic: 't', partition: 2, offset: 7n, writtenAt: '1970-01-01T00:00:00.000Z' },
      ...{ key: 'H', value: 'hồ sơ', headers: { sequence: '1' } },
    });
  });

  it('keeps what is not text, and what is not there', () => {
    const headers = { authorization: Buffer.from('Bearer x'), by: TCVN3 };
    const [odd, bare] = recordsOf(
      batch({ key: TCVN3, value: TCVN3, headers }, { key: null, value: null, headers: undefined }),
    );
    expect(odd).toMatchObject({
      key: TCVN3.toString(),
      notText: { key: TCVN3, value: TCVN3, headers: { by: TCVN3 } },
    });
    expect(bare).toMatchObject({ key: '', value: '', headers: {}, notText: { key: null, value: null } });
  });
});

import { jsonSchemaOf, type CloudEvent, type PublishedData } from '@hoso/contracts';
import { instantFromMs } from '@hoso/kernel';
import Ajv from 'ajv';
import type { TopicMessage, TopicRecord } from '../port';
import { recordBytes } from '../record-bytes';
import { openedDeadLetter, sealedDeadLetterOf, type Seal, type Unseal } from './sealed';

type Sealed = CloudEvent<PublishedData<'vn.hoso.dead-letter.v3'>>;

const NAME = 'NGUYỄN VĂN A';
const ID = '7d0c1e9a-3b5f-4c2d-8e6a-1f9b0c3d5e7f';
const CODE = 'H23.21-251114-0001';

/** Stands for a cipher. */
const seal: Seal = (content) => ({
  ...{ person: 'k', iv: 'i' },
  sealed: Buffer.from(JSON.stringify(content)).toString('base64'),
});
const unseal: Unseal = ({ sealed }) => JSON.parse(Buffer.from(sealed, 'base64').toString());

const record = (more: Partial<TopicRecord> = {}): TopicRecord => ({
  ...{ topic: 't', partition: 1, offset: 5n, writtenAt: instantFromMs(0) },
  ...{ key: CODE, value: `{"fullName":"${NAME}"`, headers: { authorization: 'Bearer secret' }, ...more },
});

const letterOf = (found: TopicRecord, { maxBytes = 1_000_000, isDetailPlain = true } = {}): TopicMessage => {
  const reason = { cause: 'not-json', detail: `no JSON: ${NAME}`, isDetailPlain };
  const letter = { ...reason, record: found, seal, id: ID, source: '/x', time: instantFromMs(0) };
  return sealedDeadLetterOf(letter, maxBytes);
};

const read = ({ value }: TopicMessage): Sealed => JSON.parse(value) as Sealed;

describe('a sealed dead letter', () => {
  const isLetter = new Ajv({ strict: false }).compile(jsonSchemaOf('vn.hoso.dead-letter.v3'));

  it('says cause and place, and no person', () => {
    const letter = letterOf(record(), { isDetailPlain: false });
    expect([isLetter(read(letter).data), isLetter.errors]).toEqual([true, null]);
    expect(read(letter)).toMatchObject({
      ...{ type: 'vn.hoso.dead-letter.v3', subject: CODE },
      data: { cause: 'not-json', original: { topic: 't', partition: 1, offset: '5' } },
    });
    expect([letter.key, letter.value.includes(NAME)]).toEqual([CODE, false]);
    expect(read(letterOf(record())).data.detail).toContain('no JSON');
  });

  it('has the place of its original for a key where that is no code and no command id', () => {
    expect(letterOf(record({ key: '001099000001' }))).toMatchObject({ key: 't/1/5' });
    expect(letterOf(record({ key: ID }))).toMatchObject({ key: ID });
  });

  it('opens to the original, without credentials', () => {
    expect(openedDeadLetter(read(letterOf(record())), unseal)).toMatchObject({
      ...{ id: ID, type: 'vn.hoso.dead-letter.v1', dataschema: '/v1/schemas/vn.hoso.dead-letter.v1' },
      data: { cause: 'not-json', original: { key: CODE, value: record().value, headers: {} } },
    });
  });

  it('stays as it is for who cannot open it, and so does anything else', () => {
    const refusing: Unseal = () => {
      throw new Error('another key');
    };
    for (const value of [
      read(letterOf(record())),
      null,
      'text',
      { type: 'other' },
      { type: 'vn.hoso.dead-letter.v3' },
    ])
      expect(openedDeadLetter(value, refusing)).toEqual(value);
  });

  it.each([20_000, 1_000_000])('takes at most %d bytes, whatever the original takes', (maxBytes) => {
    const letter = letterOf(record({ value: '"ệ'.repeat(maxBytes), key: 'x'.repeat(9_000) }), { maxBytes });
    expect(recordBytes(letter)).toBeLessThanOrEqual(maxBytes);
    expect(recordBytes(letter)).toBeGreaterThan(maxBytes * 0.7);
    expect(openedDeadLetter(read(letter), unseal)).toMatchObject({
      ...{ type: 'vn.hoso.dead-letter.v2' },
      data: { original: { cut: expect.arrayContaining(['value']) as string[] } },
    });
  });
});

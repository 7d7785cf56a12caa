import { createHash } from 'node:crypto';
import { jsonSchemaOf, type CloudEvent, type PublishedData, type PublishedType } from '@hoso/contracts';
import { instantFromMs } from '@hoso/kernel';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import type { TopicMessage, TopicRecord } from '../port';
import { recordBytes } from '../record-bytes';
import { deadLetterOf } from './dead-letter';

type Bytes = PublishedData<'vn.hoso.dead-letter.v2'>;

const ID = '7d0c1e9a-3b5f-4c2d-8e6a-1f9b0c3d5e7f';
const NO_TEXT = Buffer.from([0x48, 0xe5, 0x20, 0xff]);

const record = (more: Partial<TopicRecord> = {}): TopicRecord => ({
  ...{ topic: 't', partition: 1, offset: 5n, writtenAt: instantFromMs(0) },
  ...{ key: 'H-1', value: '{', headers: { 'if-match': '"3"' }, ...more },
});

const letterOf = (found: TopicRecord, maxBytes = 1_000_000, detail = 'no JSON'): TopicMessage =>
  deadLetterOf(
    { record: found, cause: 'not-json', detail, id: ID, source: '/x', time: instantFromMs(0) },
    maxBytes,
  );

const ajv = addFormats(new Ajv({ strict: false }));

/** The data of a letter, once its own schema took it. */
const read = ({ value }: TopicMessage): { readonly type: string; readonly data: Bytes } => {
  const { type, data } = JSON.parse(value) as CloudEvent<Bytes>;
  const isData = ajv.getSchema(`/v1/schemas/${type}`) ?? ajv.compile(jsonSchemaOf(type as PublishedType));
  expect([isData(data), isData.errors]).toEqual([true, null]);
  return { type, data };
};

const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

describe('a dead letter', () => {
  it('holds a text whole, as ever, and says that there was no key', () => {
    const original = { topic: 't', partition: 1, offset: '5', headers: { 'if-match': '"3"' }, value: '{' };
    expect(read(letterOf(record()))).toEqual({
      type: 'vn.hoso.dead-letter.v1',
      data: { cause: 'not-json', detail: 'no JSON', original: { ...original, key: 'H-1' } },
    });
    const keyless = letterOf(record({ key: '', notText: { key: null } }));
    expect(read(keyless)).toMatchObject({
      type: 'vn.hoso.dead-letter.v1',
      data: { original: { ...original, key: null } },
    });
  });

  it('holds what is not text in base64, so that nothing of it is lost', () => {
    const headers = { by: NO_TEXT.toString(), Authorization: NO_TEXT.toString() };
    const { type, data } = read(
      letterOf(
        record({
          ...{ key: NO_TEXT.toString(), value: NO_TEXT.toString(), headers },
          notText: { key: NO_TEXT, value: NO_TEXT, headers: { by: NO_TEXT, Authorization: NO_TEXT } },
        }),
      ),
    );
    const base64 = NO_TEXT.toString('base64');
    expect(type).toBe('vn.hoso.dead-letter.v2');
    expect(data.original).toEqual({
      ...{ topic: 't', partition: 1, offset: '5', key: NO_TEXT.toString(), headers: { by: headers.by } },
      ...{ value: null, base64: { key: base64, value: base64, headers: { by: base64 } } },
      ...{ bytes: 4, sha256: sha256(NO_TEXT), cut: [] },
    });
  });

  it('tells a record without a value from one with an empty one', () => {
    const { data } = read(letterOf(record({ value: '', notText: { value: null } })));
    expect(data.original).toMatchObject({ value: null, bytes: 0, cut: [] });
    expect(read(letterOf(record({ value: '' }))).data.original.value).toBe('');
  });

  it('that would be too large says where the original stands, what it is, and as much of it as fits', () => {
    const value = '"hồ sơ" 📁\n'.repeat(20_000);
    const letter = letterOf(record({ value }), 100_000);
    const { type, data } = read(letter);
    expect(type).toBe('vn.hoso.dead-letter.v2');
    expect(data.original).toMatchObject({
      ...{ topic: 't', partition: 1, offset: '5', key: 'H-1', headers: { 'if-match': '"3"' } },
      ...{ bytes: Buffer.byteLength(value), sha256: sha256(value), cut: ['value'] },
    });
    expect(value.startsWith(data.original.value!)).toBe(true);
    expect(recordBytes(letter)).toBeLessThanOrEqual(100_000);
    expect(recordBytes(letter)).toBeGreaterThan(99_900);
  });

  it('holds the first bytes of what is too large and not text', () => {
    const value = Buffer.alloc(300_000, 0xff);
    const { data } = read(letterOf(record({ value: value.toString(), notText: { value } }), 100_000));
    const held = Buffer.from(data.original.base64!.value!, 'base64');
    expect(held).toEqual(value.subarray(0, held.length));
    expect(held.length).toBeGreaterThan(70_000);
    expect(data.original).toMatchObject({ value: null, bytes: 300_000, cut: ['value'] });
  });

  it('fits whatever is large: key, headers, value or reason', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom('x', '\0', '"', 'ệ', '📁', '\ud800').map((unit) => unit.repeat(20_000)),
    );
    const bytes = fc.oneof(
      fc.constant(undefined),
      fc.constantFrom(4, 20_000).map((n) => Buffer.alloc(n, 0xff)),
    );
    const headers = fc.dictionary(fc.string({ maxLength: 9 }), text, { maxKeys: 5 });
    const found = fc.record({
      key: text,
      value: text,
      headers,
      detail: text,
      oddKey: bytes,
      oddValue: bytes,
    });
    fc.assert(
      fc.property(found, fc.integer({ min: 4_000, max: 60_000 }), (given, maxBytes) => {
        const { key, value, headers: all, detail, oddKey, oddValue } = given;
        const notText = {
          ...(oddKey && { key: oddKey }),
          ...(oddValue && { value: oddValue }),
        };
        const letter = letterOf(record({ key, value, headers: all, notText }), maxBytes, detail);
        expect(recordBytes(letter)).toBeLessThanOrEqual(maxBytes);
        const { original } = read(letter).data;
        if (!original.cut?.includes('value') && !oddValue) expect(original.value).toBe(value);
        if (!original.cut?.includes('headers'))
          expect(Object.keys(original.headers).sort()).toEqual(Object.keys(all).sort());
      }),
      { numRuns: 200 },
    );
  });
});

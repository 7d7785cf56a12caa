import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { asyncApiDocument, CATALOGUE, TOPICS, type TopicKey } from '@hoso/contracts';
import { isEnvelope } from '@hoso/kernel';
import { goldenRecords } from './testing';

interface Documented {
  readonly channels: Record<string, { messages: Record<string, { headers: object; payload: object }> }>;
  readonly components: object;
}

const { channels, components } = asyncApiDocument({ version: '1' }) as Documented;
const ajv = new Ajv({ strictTypes: false });
addFormats(ajv);
ajv.addKeyword('components');

const compiled = new Map<string, { headers: ValidateFunction; payload: ValidateFunction }>();
for (const key of Object.keys(CATALOGUE) as TopicKey[])
  for (const [type, { headers, payload }] of Object.entries(channels[key]!.messages))
    compiled.set(`${TOPICS[key].name} ${type}`, {
      headers: ajv.compile(headers),
      payload: ajv.compile({ ...payload, components }),
    });

const records = goldenRecords();
const messages = records.flatMap((record) =>
  record.messages.map((message) => ({
    ...message,
    event: JSON.parse(message.value) as { readonly type: string; readonly data: object },
    stored: record.recorded,
  })),
);

const leaves = (value: unknown, name = ''): readonly (readonly [name: string, text: string])[] => {
  if (typeof value === 'string') return [[name, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([member, held]) =>
    leaves(held, Array.isArray(value) ? name : member),
  );
};

const envelopesIn = (value: unknown): readonly string[] => {
  if (isEnvelope(value)) return Object.values(value) as readonly string[];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(envelopesIn) : [];
};

describe('what is published of every golden event', () => {
  it.each(messages)(
    'is what the document says: $stored.type on $topic',
    ({ topic, event, headers, numbering }) => {
      const schemas = compiled.get(`${topic} ${event.type}`);
      expect(schemas).toBeDefined();
      const numbered = numbering === 'revision' ? headers : { ...headers, sequence: '0' };
      expect([schemas!.headers(numbered), schemas!.headers.errors]).toEqual([true, null]);
      expect([schemas!.payload(event), schemas!.payload.errors]).toEqual([true, null]);
    },
  );

  it('holds nothing of a person, not even sealed', () => {
    const sealed = records.flatMap(({ recorded }) => envelopesIn(recorded.data));
    expect(sealed.length).toBeGreaterThan(0);
    const leaks = messages.filter(({ value }) => sealed.some((text) => value.includes(text)));
    expect(leaks).toEqual([]);
  });

  it('holds no prose: Vietnamese stands in numbers and citations only', () => {
    const vietnamese = messages
      .flatMap(({ event }) => leaves(event.data))
      .filter(([, text]) => /[^ -~]/.test(text))
      .map(([name]) => name);
    expect([...new Set(vietnamese)].sort()).toEqual([
      'decision',
      'instrument',
      'legalBasis',
      'legalGround',
      'provision',
    ]);
  });
});

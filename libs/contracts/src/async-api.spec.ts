import { schemas } from '@asyncapi/specs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { asyncApiDocument, CATALOGUE, jsonSchemaOf, PUBLISHED_TYPES, TOPICS } from './index';

type Json = Readonly<Record<string, unknown>>;

const served: Json = JSON.parse(
  JSON.stringify(
    asyncApiDocument({
      version: '1',
      servers: { office: { host: 'kafka.example.vn:9092', protocol: 'kafka' } },
    }),
  ),
) as Json;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

const refsIn = (value: unknown): readonly string[] =>
  isObject(value)
    ? Object.entries(value).flatMap(([name, held]) => (name === '$ref' ? [String(held)] : refsIn(held)))
    : [];

const at = (pointer: string): unknown =>
  pointer
    .slice(2)
    .split('/')
    .reduce<unknown>((value, step) => (isObject(value) ? value[step] : undefined), served);

describe('the AsyncAPI document', () => {
  it('is one by the official schema of AsyncAPI 3.0', () => {
    const ajv = new Ajv({ strict: false, meta: false, validateSchema: false });
    addFormats(ajv);
    const isValid = ajv.compile(schemas['3.0.0'] as object);
    expect([isValid(served), isValid.errors]).toEqual([true, null]);
    expect(isValid({ ...served, channels: { dossiers: { address: 7 } } })).toBe(false);
  });

  it('has no reference that leads nowhere', () => {
    const refs = refsIn(served);
    expect(refs.length).toBeGreaterThan(PUBLISHED_TYPES.length);
    expect(refs.filter((ref) => at(ref) === undefined)).toEqual([]);
  });

  it('tells of every topic its name, its settings and its types, and which way records go', () => {
    for (const [key, { name, partitions, maxMessageBytes }] of Object.entries(TOPICS)) {
      expect(at(`#/channels/${key}`)).toMatchObject({
        address: name,
        bindings: {
          kafka: { topic: name, partitions, topicConfiguration: { 'max.message.bytes': maxMessageBytes } },
        },
      });
      expect(Object.keys(at(`#/channels/${key}/messages`) as object)).toEqual(
        Object.keys(CATALOGUE[key as keyof typeof CATALOGUE]),
      );
      expect(at(`#/operations/${key}/action`)).toBe(key === 'commands' ? 'receive' : 'send');
    }
    expect(at('#/operations/commands/reply/channel/$ref')).toBe('#/channels/commandReplies');
  });
});

/** Members and parts of a schema that no sentence explains. */
const unexplained = (schema: unknown, path: string): readonly string[] => {
  if (!isObject(schema)) return [];
  const { description, properties, items, anyOf } = schema;
  const isConstant = 'const' in schema;
  return [
    ...(description || isConstant ? [] : [path]),
    ...Object.entries(isObject(properties) ? properties : {}).flatMap(([name, member]) =>
      unexplained(member, `${path}.${name}`),
    ),
    ...(items ? unexplained(items, `${path}[]`) : []),
    ...(Array.isArray(anyOf)
      ? anyOf
          .filter((part) => isObject(part) && part['type'] === 'object')
          .flatMap((part) => unexplained(part, path))
      : []),
  ];
};

/** Objects that would take a member that nobody described. */
const open = (schema: unknown, path: string): readonly string[] => {
  if (!isObject(schema)) return [];
  const here = schema['properties'] && schema['additionalProperties'] !== false ? [path] : [];
  return [...here, ...Object.entries(schema).flatMap(([name, part]) => open(part, `${path}.${name}`))];
};

describe.each(PUBLISHED_TYPES)('%s', (type) => {
  it('is a versioned name with a schema that explains every member and takes no other', () => {
    expect(type).toMatch(/^vn\.hoso\.[a-z-]+(\.[a-z-]+)?\.v\d+$/);
    const ajv = new Ajv({ strictTypes: false });
    addFormats(ajv);
    const schema = jsonSchemaOf(type);
    expect(ajv.compile(schema)).toBeInstanceOf(Function);
    expect([unexplained(schema, type), open(schema, type)]).toEqual([[], []]);
  });
});

import type { TSchema } from '@sinclair/typebox';
import { CATALOGUE, jsonSchemaOf, PUBLISHED_TYPES, type PublishedType } from '../catalogue';
import { CLOUD_EVENTS_JSON } from '../cloud-event';
import { TOPICS, type TopicKey, type TopicSpec } from '../topics';
import { messageOf } from './message';

/** What an AsyncAPI document is made for. */
export interface DocumentedSystem {
  /** Version of the published language. */
  readonly version: string;
  /** Servers by name, as AsyncAPI 3 describes them; left out where addresses are nobody’s business. */
  readonly servers?: Readonly<Record<string, object>>;
}

const DAY_MS = 86_400_000;
const TOPIC_KEYS = Object.keys(TOPICS) as readonly TopicKey[];

const typesIn = (key: TopicKey): readonly (readonly [PublishedType, TSchema])[] =>
  Object.entries(CATALOGUE[key]) as [PublishedType, TSchema][];

const kafkaBinding = ({ name, partitions, retentionDays, compacted, maxMessageBytes }: TopicSpec) => ({
  topic: name,
  partitions,
  topicConfiguration: {
    'cleanup.policy': [compacted ? 'compact' : 'delete'],
    'retention.ms': retentionDays === 'forever' ? -1 : retentionDays * DAY_MS,
    'max.message.bytes': maxMessageBytes,
  },
  bindingVersion: '0.5.0',
});

const channelOf = (key: TopicKey) => ({
  address: TOPICS[key].name,
  description: TOPICS[key].purpose,
  messages: Object.fromEntries(
    typesIn(key).map(([type, { description }]) => [type, messageOf(key, type, description ?? type)]),
  ),
  bindings: { kafka: kafkaBinding(TOPICS[key]) },
});

const refTo = (key: TopicKey) => ({ $ref: `#/channels/${key}` });

const operationOf = (key: TopicKey) =>
  key === 'commands'
    ? { action: 'receive', channel: refTo(key), reply: { channel: refTo('commandReplies') } }
    : { action: 'send', channel: refTo(key) };

const byTopic = (describe: (key: TopicKey) => object) =>
  Object.fromEntries(TOPIC_KEYS.map((key) => [key, describe(key)]));

const componentOf = (type: PublishedType): object => {
  const { $id: _id, $schema: _schema, ...schema } = jsonSchemaOf(type) as Record<string, unknown>;
  return schema;
};

/** The AsyncAPI 3.0 document of every topic, in JSON: channels, operations of Hoso, messages and their schemas. */
export const asyncApiDocument = ({ version, servers }: DocumentedSystem): object => ({
  asyncapi: '3.0.0',
  info: {
    title: 'Hoso topics',
    version,
    description:
      'CloudEvents 1.0 in JSON, structured. Moments are UTC with milliseconds. Shapes never change within a version; vocabularies of codes grow, so that a code that you do not know is no fault.',
  },
  defaultContentType: CLOUD_EVENTS_JSON,
  ...(servers && { servers }),
  channels: byTopic(channelOf),
  operations: byTopic(operationOf),
  components: { schemas: Object.fromEntries(PUBLISHED_TYPES.map((type) => [type, componentOf(type)])) },
});

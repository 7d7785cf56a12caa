import { CLOUD_EVENTS_JSON, HEADERS } from '../cloud-event';
import { dataSchemaOf, type PublishedType } from '../catalogue';
import { TOPICS, UNNUMBERED_TOPICS, type TopicKey } from '../topics';

const text = (description: string, more: object = {}) => ({ type: 'string', description, ...more });
const DIGITS = { pattern: '^\\d+$' };
const HASH = { pattern: '^[0-9a-f]{64}$' };

/** Headers of what is told from the log. */
const TOLD = {
  [HEADERS.logPosition]: text('Position in the log of the event that it tells, in decimal digits', DIGITS),
  [HEADERS.sequence]: text('Number of the record under its key: from 0, without gap or repeat', DIGITS),
  [HEADERS.hash]: text('SHA-256 of the event in its chain, hex', HASH),
  [HEADERS.imported]: text('On history of another system only', { const: 'true' }),
};

const CHAINED = {
  [HEADERS.dossierSequence]: text('Revision in the dossier: equals `sequence`', DIGITS),
  [HEADERS.previousHash]: text('`hash` of the event before it; empty for the first', {
    pattern: '^([0-9a-f]{64})?$',
  }),
};

const ANSWERING = {
  [HEADERS.answers]: text(
    'Partition and offset of the command that it answers, as `3/1723`; a repeated answer has the same',
    { pattern: '^\\d+/\\d+$' },
  ),
};

const OPTIONAL: readonly string[] = [HEADERS.imported, HEADERS.answers];

const headersOf = (topic: TopicKey) => {
  if (topic === 'commandReplies') return ANSWERING;
  if (UNNUMBERED_TOPICS.includes(TOPICS[topic].name)) return {};
  return topic === 'dossiers' ? { ...TOLD, ...CHAINED } : TOLD;
};

const headerSchema = (topic: TopicKey) => {
  const properties = {
    [HEADERS.contentType]: text('Form of the value', { const: CLOUD_EVENTS_JSON }),
    ...headersOf(topic),
  };
  const required = Object.keys(properties).filter((name) => !OPTIONAL.includes(name));
  return { type: 'object', required, properties };
};

/** The whole CloudEvent of a type. */
const envelopeOf = (type: PublishedType) => {
  const properties = {
    specversion: { const: '1.0' },
    id: text('UUID of the event, the same in every topic and every repetition', { format: 'uuid' }),
    source: text('Where it comes from, as a URI reference', { format: 'uri-reference' }),
    type: { const: type },
    subject: text('The key of the record'),
    time: text('Business time: when it was so', { format: 'date-time' }),
    datacontenttype: { const: 'application/json' },
    dataschema: { const: dataSchemaOf(type) },
    data: { $ref: `#/components/schemas/${type}` },
  };
  return { type: 'object', required: Object.keys(properties), properties };
};

/** A type as a message of a topic. */
export const messageOf = (topic: TopicKey, type: PublishedType, description: string) => ({
  name: type,
  summary: description,
  contentType: CLOUD_EVENTS_JSON,
  headers: headerSchema(topic),
  payload: envelopeOf(type),
  bindings: { kafka: { key: text('The order of records with one key is kept'), bindingVersion: '0.5.0' } },
});

import {
  CLOUD_EVENTS_JSON,
  dataSchemaOf,
  HEADERS,
  type CloudEvent,
  type PublishedData,
  type PublishedType,
} from '@hoso/contracts';
import type { Envelope } from '@hoso/kernel';
import type { TopicMessage, TopicRecord } from '../port';
import { beginningOf } from './beginning-of';
import { deadLetterOf, type DeadLetter } from './dead-letter';

const SEALED = 'vn.hoso.dead-letter.v3';

type Sealed = PublishedData<typeof SEALED>;

/** Seals a JSON value with a key that only Hoso has. */
export type Seal = (content: unknown) => Envelope;

/** Opens an envelope. @throws when it is another’s, or was changed */
export type Unseal = (envelope: Envelope) => unknown;

export interface SealedDeadLetter extends DeadLetter {
  readonly seal: Seal;
  /** Whether the detail quotes nothing of the record, so that it may stand in clear. */
  readonly isDetailPlain: boolean;
}

/** Codes of dossiers, and UUIDs: whoever wrote anything else for a key may have written who somebody is. */
const PLAIN_KEY =
  /^[A-Z0-9][A-Z0-9.]{0,30}-\d{6}-\d{4,6}$|^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const keyOf = ({ key, topic, partition, offset }: TopicRecord): string =>
  PLAIN_KEY.test(key) ? key : `${topic}/${partition}/${offset}`;

/** The envelope around what is sealed, and a detail in clear. */
const FRAME_BYTES = 2_048;
const DETAIL_BYTES = 512;
/** Base64 takes four bytes for three. */
const SHARE_OF_CONTENT = 3 / 4;

/** What is sealed. */
interface Content {
  readonly type: PublishedType;
  readonly data: unknown;
}

/** What the letter says in clear. */
const dataOf = ({ record, cause, detail, isDetailPlain }: SealedDeadLetter, envelope: Envelope): Sealed => ({
  cause,
  ...(isDetailPlain && { detail: beginningOf(detail, DETAIL_BYTES) }),
  original: { topic: record.topic, partition: record.partition, offset: String(record.offset) },
  sealed: { key: envelope.person, iv: envelope.iv, text: envelope.sealed },
});

/** The letter that `deadLetterOf` gives, sealed but for its cause and the place of the original; at most so many bytes. */
export const sealedDeadLetterOf = (letter: SealedDeadLetter, maxBytes: number): TopicMessage => {
  const open = deadLetterOf(letter, Math.floor((maxBytes - FRAME_BYTES) * SHARE_OF_CONTENT));
  const { type, data } = JSON.parse(open.value) as Content;
  const key = keyOf(letter.record);
  const event: CloudEvent<Sealed> = {
    specversion: '1.0',
    id: letter.id,
    source: letter.source,
    type: SEALED,
    subject: key,
    time: letter.time,
    datacontenttype: 'application/json',
    dataschema: dataSchemaOf(SEALED),
    data: dataOf(letter, letter.seal({ type, data } satisfies Content)),
  };
  return {
    topic: open.topic,
    key,
    value: JSON.stringify(event),
    headers: { [HEADERS.contentType]: CLOUD_EVENTS_JSON },
  };
};

const isSealed = (value: unknown): value is CloudEvent<Sealed> =>
  (value as { readonly type?: unknown } | null)?.type === SEALED;

const contentOf = (letter: CloudEvent<Sealed>, unseal: Unseal): object => {
  try {
    const { sealed } = letter.data;
    const content = unseal({ person: sealed.key, iv: sealed.iv, sealed: sealed.text }) as Content;
    return { ...content, dataschema: dataSchemaOf(content.type) };
  } catch {
    return {};
  }
};

/**
 * A letter of v1 or v2 for one that was sealed.
 * @param value what stands in a record, as JSON; anything but a sealed letter, or one that cannot be opened, comes back as it is
 */
export const openedDeadLetter = (value: unknown, unseal: Unseal): unknown =>
  isSealed(value) ? { ...value, ...contentOf(value, unseal) } : value;

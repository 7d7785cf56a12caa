import { Type } from '@sinclair/typebox';
import { code, count, listOf, oneOf, optional, record, sha256 } from './schema/fields';

const text = (description: string) => Type.String({ description });

const headersOf = (description: string) => Type.Record(Type.String(), Type.String(), { description });

const reason = {
  cause: code('Why, as a code', 'not-a-cloud-event', 'gap', 'chain-broken', 'too-large'),
  detail: text('Why, in words'),
};

const position = {
  topic: text('Its topic'),
  partition: count('Its partition'),
  offset: Type.String({ pattern: '^\\d+$', description: 'Its offset, in decimal digits' }),
};

const place = {
  ...position,
  key: Type.Union([Type.String(), Type.Null()], { description: 'Its key; null where it had none' }),
  headers: headersOf('Its headers'),
};

const notText = record('What of it is not text in UTF-8: its bytes in base64', {
  key: optional(text('Its key; `key` above holds the nearest text')),
  headers: optional(headersOf('Some of its headers; `headers` above hold the nearest text')),
  value: optional(text('Its value; `value` above is null')),
});

/** What could not be taken. */
export const DEAD_LETTER_TYPES = {
  'vn.hoso.dead-letter.v1': record('A record that was laid aside, whole, so that nothing is lost', {
    ...reason,
    original: record('The record as it stood in its topic', { ...place, value: text('Its value, as text') }),
  }),
  'vn.hoso.dead-letter.v2': record(
    'A record that was laid aside and that v1 cannot hold as it stood: larger than a letter, not text, or without a value',
    {
      ...reason,
      original: record('The record in its topic, where it stays as long as that keeps it', {
        ...place,
        value: Type.Union([Type.String(), Type.Null()], {
          description: 'Its value, as text; null where it had none, or one that is not text',
        }),
        base64: optional(notText),
        bytes: count('How many bytes its whole value has'),
        sha256: sha256('SHA-256 of its whole value, hex'),
        cut: listOf(
          'What is too large for a letter: of key and value the beginning stands here, of headers some',
          oneOf('A member of the record', 'key', 'headers', 'value'),
        ),
      }),
    },
  ),
  'vn.hoso.dead-letter.v3': record(
    'A record that was laid aside and may speak of persons, such as a command: its cause and its place in clear, the rest sealed',
    {
      cause: reason.cause,
      detail: optional(text('Why, in words; absent where the words may quote the record')),
      original: record('Where the record stands in its topic, as long as that keeps it', position),
      sealed: record(
        'Type and data of the letter, v1 or v2, as JSON, by AES-256-GCM; `hoso topics tail hoso.dead-letters.v1 --open` opens it',
        {
          key: text('Name of the key, which is bound to the seal as additional data'),
          iv: text('Initialisation vector, 12 bytes in base64'),
          text: text('Ciphertext followed by its tag of 16 bytes, in base64'),
        },
      ),
    },
  ),
};

import { Type } from '@sinclair/typebox';
import { code, count, record } from './schema/fields';

const text = (description: string) => Type.String({ description });

/** What could not be taken. */
export const DEAD_LETTER_TYPES = {
  'vn.hoso.dead-letter.v1': record('A record that was laid aside, whole, so that nothing is lost', {
    cause: code('Why, as a code', 'not-a-cloud-event', 'gap', 'chain-broken', 'too-large'),
    detail: text('Why, in words'),
    original: record('The record as it stood in its topic', {
      topic: text('Its topic'),
      partition: count('Its partition'),
      offset: Type.String({ pattern: '^\\d+$', description: 'Its offset, in decimal digits' }),
      key: Type.Union([Type.String(), Type.Null()], { description: 'Its key; null where it had none' }),
      headers: Type.Record(Type.String(), Type.String(), { description: 'Its headers' }),
      value: text('Its value, as text'),
    }),
  }),
};

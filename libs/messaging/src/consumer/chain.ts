import { HEADERS, TOPICS, type CloudEvent } from '@hoso/contracts';
import type { TopicRecord } from '../port';

/** Up to where the records of a key in a topic were taken: the last one’s number and its hash (hex, or empty). */
export interface ChainPlace {
  readonly sequence: number;
  readonly hash: string;
}

/** Why a record cannot be taken. */
export type Hindrance =
  'not-a-cloud-event' | 'not-numbered' | 'gap' | 'chain-broken' | 'repeat-differs' | 'refused';

/** What a record is to somebody who took those before it. */
export type Judgement =
  | { readonly kind: 'next'; readonly event: CloudEvent; readonly place: ChainPlace }
  | { readonly kind: 'seen' }
  | { readonly kind: 'hindered'; readonly cause: Hindrance; readonly detail: string };

const hindered = (cause: Hindrance, detail: string): Judgement => ({ kind: 'hindered', cause, detail });

const numberOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;

const MEMBERS = ['id', 'source', 'type'] as const;

const eventIn = (value: string): CloudEvent | undefined => {
  try {
    const event = JSON.parse(value) as Partial<Record<keyof CloudEvent, unknown>> | null;
    const isWhole = MEMBERS.every((member) => typeof event?.[member] === 'string' && event[member] !== '');
    return isWhole && event?.specversion === '1.0' ? (event as unknown as CloudEvent) : undefined;
  } catch {
    return undefined;
  }
};

const repeated = ({ sequence, hash }: ChainPlace, last: ChainPlace): Judgement =>
  sequence === last.sequence && hash !== last.hash
    ? hindered('repeat-differs', `Number ${sequence} came before with hash ${last.hash}, now with ${hash}`)
    : { kind: 'seen' };

/** The dossier topic chains its records; the others have numbers only. */
const isChained = ({ topic, headers }: TopicRecord): boolean =>
  topic === TOPICS.dossiers.name || headers[HEADERS.previousHash] !== undefined;

const breakOf = (record: TopicRecord, before: string): string | undefined => {
  const previous = record.headers[HEADERS.previousHash];
  if (!isChained(record) || previous === before) return undefined;
  return `It follows ${previous ?? 'nothing'}, the record before it is ${before || 'none'}`;
};

const followed = (record: TopicRecord, place: ChainPlace, before: string): Judgement => {
  const breach = breakOf(record, before);
  if (breach !== undefined) return hindered('chain-broken', breach);
  const event = eventIn(record.value);
  if (!event) return hindered('not-a-cloud-event', 'The value is not a CloudEvent 1.0 as JSON');
  return { kind: 'next', event, place };
};

/**
 * Judges a record by its headers and the place of its key. A record that is not taken does not move the place, so that
 * those that build on it are gaps, until the place is set by hand.
 */
export const judge = (record: TopicRecord, last: ChainPlace | undefined): Judgement => {
  const sequence = numberOf(record.headers[HEADERS.sequence]);
  if (sequence === undefined) return hindered('not-numbered', `It has no number in ${HEADERS.sequence}`);
  const place = { sequence, hash: record.headers[HEADERS.hash] ?? '' };
  if (last && sequence <= last.sequence) return repeated(place, last);
  const next = last ? last.sequence + 1 : 0;
  if (sequence > next) return hindered('gap', `Number ${next} was expected, not ${sequence}`);
  return followed(record, place, last ? last.hash : '');
};

import { join } from 'node:path';
import { isPublishedType, jsonSchemaOf, PUBLISHED_TYPES, type PublishedType } from '@hoso/contracts';
import {
  ALERT_EVENT_TYPES,
  DOSSIER_EVENT_TYPES,
  PETITION_EVENT_TYPES,
  PORTAL_RATING_EVENT_TYPES,
  PORTAL_SYNC_EVENT_TYPES,
  QUESTION_EVENT_TYPES,
  REDATING_EVENT_TYPES,
  type AlertSubject,
} from '@hoso/domain';
import { versionOf, type StoredEvent } from '@hoso/event-format';
import { readGoldenSamples } from '@hoso/event-format/testing';
import type { RecordedEvent } from '@hoso/event-store';
import { publicationOf, type PublishedMessage, type StreamNote } from '../index';
import { EXCHANGED } from './exchanged-samples';
import { recordedIn } from './recorded';

const STORED = join(__dirname, '../../../event-format/golden');
const SUBJECT: AlertSubject = { kind: 'dossier', code: 'H23.01-250610-0001' };

const isOneOf = (types: readonly string[], type: string): boolean => types.includes(type);

/** The stream in which an event of each type stands, and its note. */
const streamOf = (type: string): readonly [stream: string, note: StreamNote] => {
  if (isOneOf(DOSSIER_EVENT_TYPES, type)) return ['dossier-H23.01-250610-0001', {}];
  if (isOneOf(ALERT_EVENT_TYPES, type))
    return ['alert-3f2b8c1d-4e5f-8a6b-9c7d-8e9f0a1b2c3d', { subject: SUBJECT }];
  if (isOneOf(PETITION_EVENT_TYPES, type)) return ['feedback-PAKN.20250903.0007', {}];
  if (isOneOf(PORTAL_SYNC_EVENT_TYPES, type)) return ['portalsync-H23.01-250610-0001', {}];
  if (isOneOf(PORTAL_RATING_EVENT_TYPES, type)) return ['portalrating-2025-06-1.004222', {}];
  if (isOneOf(QUESTION_EVENT_TYPES, type)) return ['portalquestion-HD.2025-06.0001', {}];
  if (isOneOf(REDATING_EVENT_TYPES, type)) return ['redating-00000000-0000-4000-8000-000000000009', {}];
  return ['accountability-H23.15-2025-06', {}];
};

/** A recorded event, the note before it, and what it leads to. */
export interface GoldenRecord {
  readonly recorded: RecordedEvent;
  readonly messages: readonly PublishedMessage[];
}

const published = (stored: StoredEvent): GoldenRecord => {
  const [stream, note] = streamOf(stored.type);
  const recorded = recordedIn(stream, stored);
  return { recorded, messages: publicationOf(recorded, note).messages };
};

/** A gathering that could not read every dossier is told as a type of its own. */
const partlyGathered = (stored: StoredEvent): readonly StoredEvent[] =>
  stored.type === 'AccountabilityGathered'
    ? [{ ...stored, data: { ...stored.data, unread: ['H23.01-250610-0007'] } }]
    : [];

/** Every golden sample of a stored event, published. */
export const goldenRecords = (): readonly GoldenRecord[] =>
  readGoldenSamples(STORED)
    .flatMap(([, { stored }]) => [stored, ...partlyGathered(stored)])
    .map(published);

interface PublishedSample {
  readonly topic: string;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: unknown;
}

const told = (): ReadonlyMap<string, PublishedSample> => {
  const samples = new Map<string, PublishedSample>();
  const current = goldenRecords().filter(
    ({ recorded: { type, metadata } }) =>
      (metadata as StoredEvent['metadata']).schemaVersion === versionOf(type),
  );
  for (const { topic, key, headers, value } of current.flatMap(({ messages }) => messages)) {
    const event = JSON.parse(value) as { readonly type: string };
    if (!samples.has(event.type)) samples.set(event.type, { topic, key, headers, value: event });
  }
  return samples;
};

const isSchema = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const withoutWords = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutWords);
  if (!isSchema(value)) return value;
  const kept = Object.entries(value).filter(
    ([name, held]) => !(name === 'description' && typeof held === 'string') && name !== 'examples',
  );
  return Object.fromEntries(kept.map(([name, held]) => [name, withoutWords(held)]));
};

/** The schema of a type without its words: what may not change. */
export const shapeOf = (type: PublishedType): unknown =>
  withoutWords(JSON.parse(JSON.stringify(jsonSchemaOf(type))));

/** What the golden sample of each type says today. */
export const publishedSample = (): ReadonlyMap<PublishedType, object> => {
  const samples = new Map<string, PublishedSample>([...told(), ...Object.entries(EXCHANGED)]);
  const unknown = [...samples.keys()].filter((type) => !isPublishedType(type));
  if (unknown.length > 0) throw new Error(`Not in the catalogue: ${unknown.join(', ')}`);
  return new Map(
    PUBLISHED_TYPES.filter((type) => samples.has(type)).map((type) => [
      type,
      { shape: shapeOf(type), ...samples.get(type)! },
    ]),
  );
};

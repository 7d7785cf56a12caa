import type { Static, TSchema } from '@sinclair/typebox';
import { ACCOUNTABILITY_TYPES } from './accountability';
import { ALERT_TYPES } from './alerts';
import { COMMAND_REPLY_TYPES, COMMAND_TYPES } from './commands';
import { DEAD_LETTER_TYPES } from './dead-letters';
import { DOSSIER_TYPES } from './dossier';
import { PETITION_TYPES } from './petitions';
import { PORTAL_QUESTION_TYPES } from './portal-questions';
import { PORTAL_RATING_TYPES } from './portal-ratings';
import { PORTAL_SYNC_TYPES } from './portal-sync';
import type { ReadOnly } from './schema/read-only';
import type { TopicKey } from './topics';

/** Which types of CloudEvents stand in which topic, and the schema of the `data` of each. */
export const CATALOGUE = {
  dossiers: DOSSIER_TYPES,
  alerts: ALERT_TYPES,
  accountability: ACCOUNTABILITY_TYPES,
  petitions: PETITION_TYPES,
  portalSync: { ...PORTAL_SYNC_TYPES, ...PORTAL_RATING_TYPES, ...PORTAL_QUESTION_TYPES },
  commands: COMMAND_TYPES,
  commandReplies: COMMAND_REPLY_TYPES,
  deadLetters: DEAD_LETTER_TYPES,
} as const satisfies Readonly<Record<TopicKey, Readonly<Record<string, TSchema>>>>;

const SCHEMAS = {
  ...CATALOGUE.dossiers,
  ...CATALOGUE.alerts,
  ...CATALOGUE.accountability,
  ...CATALOGUE.petitions,
  ...CATALOGUE.portalSync,
  ...CATALOGUE.commands,
  ...CATALOGUE.commandReplies,
  ...CATALOGUE.deadLetters,
};

/** `vn.hoso.dossier.received.v1` and the like. */
export type PublishedType = keyof typeof SCHEMAS;

/** The `data` of a published type. */
export type PublishedData<Type extends PublishedType> = ReadOnly<Static<(typeof SCHEMAS)[Type]>>;

/** Every published type, in the order of the catalogue. */
export const PUBLISHED_TYPES = Object.keys(SCHEMAS) as readonly PublishedType[];

export const isPublishedType = (type: string): type is PublishedType => Object.hasOwn(SCHEMAS, type);

/** Where the JSON Schema of a type is served: a reference relative to Hoso’s own address. */
export const dataSchemaOf = (type: PublishedType): string => `/v1/schemas/${type}`;

/** The JSON Schema (draft 7) of the `data` of a type, ready to be served. */
export const jsonSchemaOf = (type: PublishedType): object => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: dataSchemaOf(type),
  ...SCHEMAS[type],
});

import { Type, type TObject, type TProperties, type TSchema } from '@sinclair/typebox';

// Each member says in a sentence what it means: the sentences are the reference.

/** A code or id; vocabularies grow, so that a value that is not among the examples is no fault. */
export const code = (description: string, ...examples: readonly string[]) =>
  Type.String({ description, ...(examples.length > 0 && { examples: [...examples] }) });

/** One of a few words; the list is closed: a further one would be another version of the type. */
export const oneOf = <const Words extends readonly string[]>(description: string, ...words: Words) =>
  Type.Unsafe<Words[number]>({ type: 'string', enum: [...words], description });

/** An instant in UTC with milliseconds. */
export const moment = (description: string) => Type.String({ format: 'date-time', description });

export const day = (description: string) => Type.String({ format: 'date', description });

export const flag = (description: string) => Type.Boolean({ description });

export const count = (description: string) => Type.Integer({ minimum: 0, description });

export const quantity = (description: string) => Type.Number({ description });

export const listOf = <Item extends TSchema>(description: string, items: Item) =>
  Type.Array(items, { description });

export const optional = <Member extends TSchema>(member: Member) => Type.Optional(member);

/** An object with these members and no others. */
export const record = <Members extends TProperties>(
  description: string,
  members: Members,
): TObject<Members> => Type.Object(members, { description, additionalProperties: false });

/** SHA-256 as it stands in headers and files. */
export const sha256 = (description: string) => Type.String({ pattern: '^[0-9a-f]{64}$', description });

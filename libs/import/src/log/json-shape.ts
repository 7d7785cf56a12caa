import { parsePlainDate, type PlainDate } from '@hoso/kernel';

/** Where a value stands in a document, and the faults found in it so far. */
export interface Place {
  readonly path: string;
  readonly faults: string[];
}

/**
 * Judges one value. A fault is noted in the place and the value returned as it is, so that all faults are found in
 * one go; `readShape` lets no document with a fault out.
 */
export type Shape<T> = (value: unknown, place: Place) => T;

/** Judges a whole document; the faults are in the order of the document's description. */
export const readShape = <T>(
  shape: Shape<T>,
  document: unknown,
): { value: T } | { faults: readonly string[] } => {
  const faults: string[] = [];
  const value = shape(document, { path: '', faults });
  return faults.length > 0 ? { faults } : { value };
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const note = ({ path, faults }: Place, value: unknown, expected: string): void => {
  faults.push(`${path || 'the document'}: ${value === undefined ? 'missing; ' : ''}${expected} is expected`);
};

const below = ({ path, faults }: Place, key: string): Place => ({
  path: path ? `${path}.${key}` : key,
  faults,
});

/** A value that passes a test; `expected` completes the sentence "… is expected". */
export const checked =
  <T>(expected: string, passes: (value: unknown) => boolean): Shape<T> =>
  (value, place) => {
    if (!passes(value)) note(place, value, expected);
    return value as T;
  };

export const optional =
  <T>(shape: Shape<T>): Shape<T | undefined> =>
  (value, place) =>
    value === undefined ? undefined : shape(value, place);

/** An object with these fields and no others: an unknown field is most likely a misspelt one. */
export const object =
  <T extends object>(fields: { readonly [Key in keyof T]-?: Shape<T[Key]> }): Shape<T> =>
  (value, place) => {
    if (!isRecord(value)) return checked<T>('an object', isRecord)(value, place);
    const unknown = Object.keys(value).filter((key) => !Object.hasOwn(fields, key));
    place.faults.push(...unknown.map((key) => `${below(place, key).path}: unknown field`));
    const shapes = Object.entries<Shape<unknown>>(fields);
    const entries = shapes.map(([key, shape]) => [key, shape(value[key], below(place, key))] as const);
    return Object.fromEntries(entries.filter(([, each]) => each !== undefined)) as T;
  };

export const listOf =
  <T>(shape: Shape<T>): Shape<readonly T[]> =>
  (value, place) => {
    if (!Array.isArray(value)) return checked<readonly T[]>('a list', Array.isArray)(value, place);
    return value.map((each, index) => shape(each, { ...place, path: `${place.path}[${index}]` }));
  };

/** An object of any keys whose values are all alike. */
export const mapOf =
  <T>(shape: Shape<T>): Shape<Readonly<Record<string, T>>> =>
  (value, place) => {
    if (!isRecord(value)) return checked<Readonly<Record<string, T>>>('an object', isRecord)(value, place);
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, shape(each, below(place, key))]),
    );
  };

export const text = checked<string>('a text', (value) => typeof value === 'string' && value.trim() !== '');

export const flag = checked<boolean>('true or false', (value) => typeof value === 'boolean');

export const numberFrom = (least: number): Shape<number> =>
  checked(`a number from ${least}`, (value) => Number.isFinite(value) && Number(value) >= least);

export const wholeFrom = (least: number): Shape<number> =>
  checked(`a whole number from ${least}`, (value) => Number.isInteger(value) && Number(value) >= least);

export const oneOf = <T extends string>(values: readonly T[]): Shape<T> =>
  checked(`one of ${values.join(', ')}`, (value) => values.includes(value as T));

export const day = checked<PlainDate>(
  'a day YYYY-MM-DD',
  (value) => typeof value === 'string' && parsePlainDate(value) !== undefined,
);

export const matching = (pattern: RegExp, expected: string): Shape<string> =>
  checked(expected, (value) => typeof value === 'string' && pattern.test(value));

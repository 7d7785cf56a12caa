/** A value that has no canonical JSON form: NaN, a bigint, a function, text with half a surrogate pair. */
export class CanonicalFormError extends Error {
  readonly code = 'no-canonical-form';
}

export const isCanonicalFormError = (error: unknown): error is CanonicalFormError =>
  error instanceof CanonicalFormError;

// Most text needs no escape: it is written as it is, without a call of JSON.stringify.
const NEEDS_CARE = /[^\u0020-\u0021\u0023-\u005b\u005d-\ud7ff\ue000-\uffff]/;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

const text = (value: string): string => {
  if (!NEEDS_CARE.test(value)) return `"${value}"`;
  if (LONE_SURROGATE.test(value)) throw new CanonicalFormError('Text holds half a surrogate pair');
  return JSON.stringify(value);
};

const scalar = (value: unknown): string => {
  if (typeof value === 'string') return text(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (value === null) return 'null';
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new CanonicalFormError(`JSON knows no ${typeof value === 'number' ? String(value) : typeof value}`);
  return JSON.stringify(value);
};

const list = (values: readonly unknown[]): string => {
  let out = '[';
  for (let i = 0; i < values.length; i++) {
    if (i > 0) out += ',';
    out += values[i] === undefined ? 'null' : canonical(values[i]);
  }
  return `${out}]`;
};

const inOrder = (keys: readonly string[]): boolean => {
  for (let i = 1; i < keys.length; i++) if (keys[i - 1]! > keys[i]!) return false;
  return true;
};

const members = (value: Readonly<Record<string, unknown>>): string => {
  const keys = Object.keys(value);
  if (!inOrder(keys)) keys.sort();
  let out = '';
  for (const key of keys) {
    const member = value[key];
    if (member !== undefined) out += `${out === '' ? '' : ','}${text(key)}:${canonical(member)}`;
  }
  return `{${out}}`;
};

/**
 * The one text of a JSON value by RFC 8785: members sorted by UTF-16 units, no space, numbers and escapes as
 * ECMAScript writes them. What JSON.stringify drops (undefined members) is dropped, so that the text is the same
 * before and after storage.
 * @throws CanonicalFormError for what is no JSON
 */
export const canonical = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return scalar(value);
  if (Array.isArray(value)) return list(value);
  const { toJSON } = value as { readonly toJSON?: unknown };
  if (typeof toJSON === 'function') return canonical(toJSON.call(value));
  return members(value as Readonly<Record<string, unknown>>);
};

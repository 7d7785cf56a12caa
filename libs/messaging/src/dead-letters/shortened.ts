import type { NotText, TopicRecord } from '../port';
import { beginningInBase64, beginningOf } from './beginning-of';

/** What of a record does not stand whole in a letter. */
export type Cut = 'key' | 'headers' | 'value';

export interface Shortened {
  readonly record: TopicRecord;
  readonly cut: readonly Cut[];
}

/** Of a letter’s bytes; the key stands there three times. What these leave belongs to the value. */
const SHARE_OF_KEY = 1 / 16;
const SHARE_OF_HEADERS = 1 / 4;

type Headers = TopicRecord['headers'];

const only = <Value>(
  headers: Readonly<Record<string, Value>>,
  keep: (name: string) => boolean,
): Record<string, Value> => Object.fromEntries(Object.entries(headers).filter(([name]) => keep(name)));

/** The record with some of its headers. */
export const withHeaders = (record: TopicRecord, keep: (name: string) => boolean): TopicRecord => {
  const headers = only(record.headers, keep);
  const { headers: bytes, ...others } = record.notText ?? {};
  if (!bytes) return { ...record, headers };
  const kept = only(bytes, keep);
  return {
    ...record,
    headers,
    notText: Object.keys(kept).length > 0 ? { ...others, headers: kept } : others,
  };
};

/** Names of the first headers that take at most so many bytes together, in JSON; one that is too large is passed over. */
const fittingHeaders = (headers: Headers, bytes: NotText['headers'], maxBytes: number): Set<string> => {
  const names = new Set<string>();
  let left = maxBytes;
  for (const [name, text] of Object.entries(headers)) {
    const inBase64 = bytes?.[name] ? [name, bytes[name].toString('base64')] : [];
    const size = Buffer.byteLength(JSON.stringify([name, text, ...inBase64])) + 4;
    if (size > left) continue;
    names.add(name);
    left -= size;
  }
  return names;
};

const withShortKey = (record: TopicRecord, maxBytes: number): TopicRecord => {
  const short = { ...record, key: beginningOf(record.key, maxBytes) };
  const bytes = record.notText?.key;
  return bytes
    ? { ...short, notText: { ...record.notText, key: beginningInBase64(bytes, maxBytes) } }
    : short;
};

const withShortValue = (record: TopicRecord, maxBytes: number): TopicRecord => {
  const bytes = record.notText?.value;
  if (!bytes) return { ...record, value: beginningOf(record.value, maxBytes) };
  return { ...record, value: '', notText: { ...record.notText, value: beginningInBase64(bytes, maxBytes) } };
};

const isValueWhole = (short: TopicRecord, { value, notText }: TopicRecord): boolean =>
  notText?.value ? short.notText?.value?.length === notText.value.length : short.value === value;

const isKeyWhole = (short: TopicRecord, { key, notText }: TopicRecord): boolean =>
  short.key === key && short.notText?.key?.length === notText?.key?.length;

/**
 * As much of a record as a letter of so many bytes takes: key and headers to a share of it, and as much of the value as then fits.
 * @param bytesOf what a letter takes that holds this, in bytes
 */
export const shortened = (
  record: TopicRecord,
  maxBytes: number,
  bytesOf: (shortened: Shortened) => number,
): Shortened => {
  const names = fittingHeaders(record.headers, record.notText?.headers, maxBytes * SHARE_OF_HEADERS);
  const fewer = withHeaders(record, (name) => names.has(name));
  const frame = withShortKey(fewer, maxBytes * SHARE_OF_KEY);
  const empty: Shortened = { record: withShortValue(frame, 0), cut: ['key', 'headers', 'value'] };
  const short = withShortValue(frame, maxBytes - bytesOf(empty));
  const cut: Record<Cut, boolean> = {
    key: !isKeyWhole(short, record),
    headers: names.size < Object.keys(record.headers).length,
    value: !isValueWhole(short, record),
  };
  return { record: short, cut: (['key', 'headers', 'value'] as const).filter((member) => cut[member]) };
};

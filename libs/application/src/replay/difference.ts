/** One member that an event changed; `from` or `to` is absent where there was or is none. */
export interface Change {
  /** Names from the dossier inward, such as `handling.phase`. */
  readonly path: string;
  readonly from?: unknown;
  readonly to?: unknown;
}

type Plain = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

const change = (path: string, from: unknown, to: unknown): Change => ({
  path,
  ...(from !== undefined && { from }),
  ...(to !== undefined && { to }),
});

/** What differs between two plain values, member by member, lists as a whole. */
export const differenceOf = (from: unknown, to: unknown, path = ''): readonly Change[] => {
  if (same(from, to)) return [];
  if (!isPlain(from) || !isPlain(to)) return [change(path, from, to)];
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return names.flatMap((name) => differenceOf(from[name], to[name], path ? `${path}.${name}` : name));
};

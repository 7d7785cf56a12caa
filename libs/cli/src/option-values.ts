import { UsageError } from './usage-error';

/** One of the values that an option takes; undefined where it is left out. @throws UsageError */
export const oneOf = <Value extends string>(
  option: string,
  value: string | undefined,
  values: readonly Value[],
): Value | undefined => {
  const known = values.find((each) => each === value);
  if (value !== undefined && known === undefined)
    throw new UsageError(`${option}: one of ${values.join(', ')} is expected, not "${value}"`);
  return known;
};

/** A number of lines, from 1 on; undefined where it is left out. @throws UsageError */
export const limitOf = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new UsageError(`--limit: a whole number from 1, not "${text}"`);
  return Number(text);
};

const SHOWN = 50;
const SHOWN_MAX = 10_000;

/** Lines of a list: as many as asked for, within bounds. @throws UsageError */
export const shownOf = (limit: string | undefined): number => Math.min(limitOf(limit) ?? SHOWN, SHOWN_MAX);

/** What was asked for, without what was left out. */
export const given = <Options extends object>(
  options: Options,
): { readonly [Name in keyof Options]?: Exclude<Options[Name], undefined> } =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as never;

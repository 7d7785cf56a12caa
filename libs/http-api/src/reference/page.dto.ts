import { LENGTHS } from '../dossier/lengths';
import { Form, Optional, Text } from '../shape/fields';

export const PAGE_DEFAULT = 100;
export const PAGE_MAX = 500;

export class PageDto {
  /** The key of the last item of the page before. */
  @Optional() @Text(LENGTHS.code) readonly after?: string;
  @Optional() @Form('pageSize') readonly limit?: string;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** What to give as `after` for the next page; absent on the last one. */
  readonly next?: string;
}

/** A part of a list in the order of its keys. */
export const pageOf = <Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  { after = '', limit }: PageDto,
): Page<Item> => {
  const size = Math.min(Number(limit ?? PAGE_DEFAULT), PAGE_MAX);
  const rest = items
    .filter((item) => keyOf(item) > after)
    .sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  const page = rest.slice(0, size);
  const last = page.at(-1);
  return { items: page, ...(rest.length > size && last && { next: keyOf(last) }) };
};

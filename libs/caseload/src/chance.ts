/** Seeded decisions; every call draws once, except `inAnyOrder`, which draws once for each item. */
export interface Chance {
  readonly under: (share: number) => boolean;
  readonly between: (low: number, high: number) => number;
  /** A whole number, both ends included. */
  readonly whole: (low: number, high: number) => number;
  /** @throws RangeError for an empty list. */
  readonly oneOf: <Item>(items: readonly Item[]) => Item;
  readonly inAnyOrder: <Item>(items: readonly Item[]) => readonly Item[];
}

export const chanceFrom = (random: () => number): Chance => ({
  under: (share) => random() < share,
  between: (low, high) => low + random() * (high - low),
  whole: (low, high) => low + Math.floor(random() * (high - low + 1)),
  oneOf: (items) => {
    if (items.length === 0) throw new RangeError('One of a list was asked for, but the list is empty');
    return items[Math.floor(random() * items.length)]!;
  },
  inAnyOrder: (items) =>
    items
      .map((item) => ({ item, key: random() }))
      .sort((one, other) => one.key - other.key)
      .map(({ item }) => item),
});

/**
 * Works on items in order, at most `width` at once. After the first failure nothing new is begun; it is thrown when
 * everything that was under way has ended.
 */
export const inParallel = async <Item>(
  items: readonly Item[] | AsyncIterableIterator<Item>,
  width: number,
  work: (item: Item) => Promise<void>,
): Promise<void> => {
  if (!Number.isInteger(width) || width < 1) throw new RangeError(`Nothing is done ${width} at a time`);
  const queue = Symbol.asyncIterator in items ? items : items.values();
  const failures: unknown[] = [];
  const worker = async () => {
    for await (const item of queue) {
      try {
        await work(item);
      } catch (error) {
        failures.push(error);
      }
      if (failures.length > 0) return;
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  if (failures.length > 0) throw failures[0];
};

/** Asks for the next item while one is worked on. */
export async function* readAhead<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item> {
  const source = items[Symbol.asyncIterator]();
  let next = source.next();
  try {
    for (let item = await next; !item.done; item = await next) {
      next = source.next();
      next.catch(() => undefined); // awaited after this item
      yield item.value;
    }
  } finally {
    await source.return?.();
  }
}

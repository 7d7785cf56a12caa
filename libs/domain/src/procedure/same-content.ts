const inKeyOrder = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;

/** Whether two values of plain data say the same: neither the order of keys nor an undefined member counts. */
export const sameContent = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one, inKeyOrder) === JSON.stringify(other, inKeyOrder);

/** The row that was there where the next one has the same members, so that nothing is written for it. */
export const unlessSame = <Row extends object>(row: Row | undefined, next: Row): Row => {
  if (row === undefined) return next;
  for (const member of Object.keys(next) as (keyof Row)[]) if (row[member] !== next[member]) return next;
  return row;
};

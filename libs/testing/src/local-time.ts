import { parseLocal, VIETNAM, type Instant } from '@hoso/kernel';

/** A moment as people in Vietnam write it: `vn('2025-06-10T08:00')`. @throws RangeError for anything else */
export const vn = (local: string): Instant => {
  const at = parseLocal(local, VIETNAM);
  if (at === undefined) throw new RangeError(`Not a local date and time: ${local}`);
  return at;
};

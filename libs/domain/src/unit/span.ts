import type { Validity } from './unit';

/** Whether a span ends before it begins. */
export const isReversed = ({ validFrom, validTo }: Validity): boolean =>
  validTo !== undefined && validTo < validFrom;

/** Whether two spans have a day in common. */
export const overlaps = (one: Validity, other: Validity): boolean =>
  (one.validTo === undefined || other.validFrom <= one.validTo) &&
  (other.validTo === undefined || one.validFrom <= other.validTo);

/** Whether every day of the inner span lies in the outer one. */
export const isWithin = (inner: Validity, outer: Validity): boolean =>
  outer.validFrom <= inner.validFrom &&
  (outer.validTo === undefined || (inner.validTo !== undefined && inner.validTo <= outer.validTo));

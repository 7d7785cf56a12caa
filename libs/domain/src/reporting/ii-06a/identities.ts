import type { Counts } from '../figures';
import type { Ii06aColumn } from './columns';

/** An identity of the form, with both its sides. */
export interface Identity {
  readonly name: string;
  readonly left: number;
  readonly right: number;
  readonly holds: boolean;
}

const identity = (name: string, left: number, right: number): Identity => ({
  name,
  left,
  right,
  holds: left === right,
});

/**
 * The five identities of form II.06a.
 * @param carriedOver column 11 at the end of the period before
 */
export const ii06aIdentities = (total: Counts<Ii06aColumn>, carriedOver: number): readonly Identity[] => {
  const { c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13 } = total;
  return [
    identity('c3 = c4 + c5 + c6', c3, c4 + c5 + c6),
    identity('c7 = c8 + c9 + c10', c7, c8 + c9 + c10),
    identity('c11 = c12 + c13', c11, c12 + c13),
    identity('c3 = c7 + c11', c3, c7 + c11),
    identity('c6 = c11 của kỳ trước (of the period before)', c6, carriedOver),
  ];
};

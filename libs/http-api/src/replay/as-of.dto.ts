import type { AsOf } from '@hoso/application';
import { parseInstant } from '@hoso/kernel';
import { EdgeFault } from '../problem/edge-fault';
import { Optional, Text } from '../shape/fields';

export class AsOfDto {
  /** A date and time with an offset (what was so then), or a revision (what had been recorded by it). */
  @Optional() @Text(40) readonly asOf?: string;
}

/** @throws EdgeFault when the text is neither a moment nor a revision */
export const asOfIn = ({ asOf }: AsOfDto): AsOf => {
  if (asOf === undefined) return undefined;
  if (/^\d{1,15}$/.test(asOf)) return { revision: Number(asOf) };
  // A plus sign that was not escaped arrives as a space.
  const time = parseInstant(asOf.replace(/ (?=\d\d:\d\d$)/, '+'));
  if (time !== undefined) return { time };
  const message = 'must be a revision or an ISO 8601 date and time with an offset';
  throw new EdgeFault('invalid-shape', { errors: [{ path: 'asOf', message }] });
};

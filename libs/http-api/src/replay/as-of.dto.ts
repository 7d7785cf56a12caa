import type { AsOf } from '@hoso/application';
import { endOfDay, parseInstant, parsePlainDate, VIETNAM, type Instant } from '@hoso/kernel';
import { EdgeFault } from '../problem/edge-fault';
import { ERA_MEANING, isWithinEra } from '../shape/era';
import { Optional, Text } from '../shape/fields';

export class AsOfDto {
  /** A date and time with an offset or a day, to its end in Vietnam (what was so then), or a revision (what had been recorded by it). */
  @Optional() @Text(40) readonly asOf?: string;
}

/** A moment, or the end of a day in Vietnam; undefined for anything else. */
export const momentOrEndOfDayIn = (text: string): Instant | undefined => {
  const day = parsePlainDate(text);
  if (day !== undefined) return isWithinEra(day) ? endOfDay(day, VIETNAM) : undefined;
  // A plus sign that was not escaped arrives as a space.
  const at = parseInstant(text.replace(/ (?=\d\d:\d\d$)/, '+'));
  return at !== undefined && isWithinEra(at) ? at : undefined;
};

/** @throws EdgeFault when the text is no moment, day or revision */
export const asOfIn = ({ asOf }: AsOfDto): AsOf => {
  if (asOf === undefined) return undefined;
  if (/^\d{1,15}$/.test(asOf)) return { revision: Number(asOf) };
  const time = momentOrEndOfDayIn(asOf);
  if (time !== undefined) return { time };
  const message = `must be a revision, a day, or an ISO 8601 date and time with an offset, ${ERA_MEANING}`;
  throw new EdgeFault('invalid-shape', { errors: [{ path: 'asOf', message }] });
};

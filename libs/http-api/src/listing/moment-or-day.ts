import { instantAt, parseInstant, parsePlainDate, VIETNAM, type Instant } from '@hoso/kernel';
import { EdgeFault } from '../problem/edge-fault';
import { ERA_MEANING, isWithinEra } from '../shape/era';

const beginning = (text: string): Instant | undefined => {
  const day = parsePlainDate(text);
  if (day !== undefined) return isWithinEra(day) ? instantAt(day, '00:00', VIETNAM) : undefined;
  // A plus sign that was not escaped arrives as a space.
  const at = parseInstant(text.replace(/ (?=\d\d:\d\d$)/, '+'));
  return at !== undefined && isWithinEra(at) ? at : undefined;
};

/** A moment, or the beginning of a day in Vietnam. @throws EdgeFault invalid-shape */
export const momentOrDayIn = (path: string, text: string | undefined): Instant | undefined => {
  if (text === undefined) return undefined;
  const at = beginning(text);
  if (at !== undefined) return at;
  const message = `must be a day, or an ISO 8601 date and time with an offset, ${ERA_MEANING}`;
  throw new EdgeFault('invalid-shape', { errors: [{ path, message }] });
};

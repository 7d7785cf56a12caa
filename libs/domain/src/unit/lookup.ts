import type { PlainDate } from '@hoso/kernel';
import { isValidOn, type Delegation, type Officer, type Unit, type UnitDirectory } from './unit';

/** The unit when it is in being on the day. */
export const activeUnit = (directory: UnitDirectory, id: string, day: PlainDate): Unit | undefined => {
  const unit = directory.get(id);
  return unit && isValidOn(unit, day) ? unit : undefined;
};

/** Who has the work of a unit on a day: itself, or where it has ended the last known one of its successors. */
export const heirOn = (directory: UnitDirectory, id: string, day: PlainDate): string => {
  const line = [id];
  for (;;) {
    const last = line.at(-1)!;
    const { validTo, successor } = directory.get(last) ?? {};
    const hasEnded = validTo !== undefined && validTo < day;
    if (!hasEnded || successor === undefined || !directory.has(successor) || line.includes(successor))
      return last;
    line.push(successor);
  }
};

/** The units that took over from one, each from the one before it. */
const successorsOf = (directory: UnitDirectory, id: string): readonly string[] => {
  const chain: string[] = [];
  let next = directory.get(id)?.successor;
  while (next !== undefined && !chain.includes(next)) {
    chain.push(next);
    next = directory.get(next)?.successor;
  }
  return chain;
};

/** Whether a unit has ended by a day and left its work to another, at once or through others. */
export const isLeftTo = (
  directory: UnitDirectory,
  { from, to }: { readonly from: string; readonly to: string },
  day: PlainDate,
): boolean => !activeUnit(directory, from, day) && successorsOf(directory, from).includes(to);

/** What a refusal tells of the end of a unit. */
export const endOf = (directory: UnitDirectory, id: string) => {
  const { validTo, successor } = directory.get(id) ?? {};
  return { unit: id, validTo, successor };
};

/** The term in which the official holds office on the day. */
export const activeOfficer = (unit: Unit, id: string, day: PlainDate): Officer | undefined => {
  const latest = unit.officers[id];
  if (latest && isValidOn(latest, day)) return latest;
  return unit.formerTerms?.find((term) => term.id === id && isValidOn(term, day));
};

/** The delegation when it lets this official act on the day: it holds, and both sides are in office. */
export const validDelegation = (
  unit: Unit,
  id: string,
  ...[officer, day]: [officer: string, day: PlainDate]
): Delegation | undefined => {
  const delegation = unit.delegations[id];
  if (!delegation || delegation.to !== officer || !isValidOn(delegation, day)) return undefined;
  return activeOfficer(unit, delegation.from, day) && activeOfficer(unit, officer, day)
    ? delegation
    : undefined;
};

import type { Actor, Decision, Instant } from '@hoso/kernel';
import type { UnitRefusal } from './refusals';
import type { Unit, Validity } from './unit';
import type { UnitEvent, UnitEvents } from './unit-event';
import { refuse } from './refusals';

export interface UnitFacts {
  readonly at: Instant;
  readonly actor: Actor;
}

export type UnitDecision = Decision<UnitEvent, UnitRefusal>;

/** What follows from one kind of command about an established unit. */
export type Rule<Data> = (data: Data, unit: Unit, facts: UnitFacts) => UnitDecision;

export const event = <Type extends keyof UnitEvents>(
  type: Type,
  data: UnitEvents[Type],
  { at }: UnitFacts,
): readonly UnitEvent[] => [{ type, data, at } as UnitEvent];

/** Refuses a term that begins before the unit or after its end; an open term ends with the unit by itself. */
export const refuseOutsideUnit = ({ validFrom }: Validity, unit: Unit) => {
  if (validFrom < unit.validFrom) {
    return refuse('unit-not-yet-established', { unit: unit.id, validFrom, establishedOn: unit.validFrom });
  }
  const { validTo, successor } = unit;
  return validTo !== undefined && validFrom > validTo
    ? refuse('unit-dissolved', { unit: unit.id, validFrom, dissolvedOn: validTo, successor })
    : undefined;
};

/** Refuses an end that lies before the beginning, or later than an end already laid down. */
export const refuseEnd = (span: Validity, validTo: Validity['validFrom']) => {
  if (validTo < span.validFrom) return refuse('validity-reversed', { validFrom: span.validFrom, validTo });
  return span.validTo !== undefined && validTo > span.validTo
    ? refuse('end-after-end', { validTo, ended: span.validTo })
    : undefined;
};

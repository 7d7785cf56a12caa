import type { PlainDate } from '@hoso/kernel';
import type { Level } from '../procedure/procedure';
import type { UnitState } from './evolve-unit';
import { refuse } from './refusals';
import { event, type Rule, type UnitDecision, type UnitFacts } from './rule';

/** Lowest level first with four groups (TT 01/2018/TT-VPCP), or top-down (QĐ 20/2020/QĐ-TTg). */
const UNIT_CODE = /^(\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(\.\d{2,3}){0,4})$/;

export interface EstablishUnit {
  readonly id: string;
  readonly name: string;
  readonly level: Level;
  readonly validFrom: PlainDate;
  /** Region of the calendar it works by. */
  readonly calendar?: string;
}

export const establishUnit = (data: EstablishUnit, known: UnitState, facts: UnitFacts): UnitDecision => {
  const { id, name, level, validFrom, calendar } = data;
  const region = calendar === undefined ? {} : { calendar };
  if (!UNIT_CODE.test(id)) return refuse('unit-code-format', { unit: id });
  if (!known) return event('UnitEstablished', { unit: id, name, level, validFrom, ...region }, facts);
  const members = ['id', 'name', 'level', 'validFrom', 'calendar'] as const;
  return members.every((member) => known[member] === data[member])
    ? []
    : refuse('unit-already-established', { unit: known.id, name: known.name, validFrom: known.validFrom });
};

export interface DissolveUnit {
  /** The last day in being. */
  readonly validTo: PlainDate;
  /** The unit that takes over its work, after a merger. */
  readonly successor?: string;
  readonly legalBasis: string;
}

const refuseSuccessor = (successor: string | undefined, itself: string) => {
  if (successor === itself) return refuse('successor-is-itself', { unit: itself });
  return successor === undefined || UNIT_CODE.test(successor)
    ? undefined
    : refuse('unit-code-format', { unit: successor });
};

export const dissolveUnit: Rule<DissolveUnit> = (data, unit, facts) => {
  const { validTo, successor } = data;
  const { id, validFrom, validTo: ended, successor: known } = unit;
  if (ended !== undefined) {
    return ended === validTo && known === successor
      ? []
      : refuse('unit-dissolved', { unit: id, dissolvedOn: ended, successor: known });
  }
  if (validTo < validFrom) return refuse('validity-reversed', { unit: id, validFrom, validTo });
  return refuseSuccessor(successor, id) ?? event('UnitDissolved', { unit: id, ...data }, facts);
};

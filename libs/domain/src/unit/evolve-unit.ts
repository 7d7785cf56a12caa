import type { Officer, Unit } from './unit';
import type { UnitEvent, UnitEvents } from './unit-event';

/** Undefined before the unit was established. */
export type UnitState = Unit | undefined;

type Evolutions = {
  readonly [Type in keyof Omit<UnitEvents, 'UnitEstablished'>]: (unit: Unit, data: UnitEvents[Type]) => Unit;
};

const appointed = (unit: Unit, officer: Officer): Unit => {
  const former = unit.officers[officer.id];
  return {
    ...unit,
    officers: { ...unit.officers, [officer.id]: officer },
    ...(former && { formerTerms: [...(unit.formerTerms ?? []), former] }),
  };
};

const evolutions: Evolutions = {
  UnitDissolved: (unit, { validTo, successor }) => ({
    ...unit,
    validTo,
    ...(successor !== undefined && { successor }),
  }),
  OfficerAppointed: (unit, { officer }) => appointed(unit, officer),
  OfficerReleased: (unit, { officer: id, validTo }) => {
    const officer = unit.officers[id];
    return officer ? { ...unit, officers: { ...unit.officers, [id]: { ...officer, validTo } } } : unit;
  },
  DelegationGranted: (unit, { delegation }) => ({
    ...unit,
    delegations: { ...unit.delegations, [delegation.id]: delegation },
  }),
  DelegationRevoked: (unit, { delegation: id, validTo }) => {
    const delegation = unit.delegations[id];
    return delegation
      ? { ...unit, delegations: { ...unit.delegations, [id]: { ...delegation, validTo } } }
      : unit;
  },
};

const apply = <Type extends keyof Evolutions>(
  unit: Unit,
  { type, data }: { readonly type: Type; readonly data: UnitEvents[Type] },
): Unit => evolutions[type](unit, data);

/** Total and silent: history is read, never rejected. */
export const evolveUnit = (state: UnitState, event: UnitEvent): UnitState => {
  if (event.type === 'UnitEstablished') {
    const { unit: id, ...rest } = event.data;
    return { id, ...rest, officers: {}, delegations: {} };
  }
  return state && apply(state, event);
};

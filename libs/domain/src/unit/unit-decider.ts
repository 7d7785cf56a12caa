import type { Decider } from '@hoso/kernel';
import { grantDelegation, revokeDelegation, type RevokeDelegation } from './delegations';
import { evolveUnit, type UnitState } from './evolve-unit';
import { dissolveUnit, establishUnit, type DissolveUnit, type EstablishUnit } from './existence';
import { appointOfficer, releaseOfficer, type ReleaseOfficer } from './officers';
import { refuse, type UnitRefusal } from './refusals';
import type { Rule, UnitDecision, UnitFacts } from './rule';
import type { Delegation, Officer, Unit } from './unit';
import type { UnitEvent } from './unit-event';

/** What may be asked of the stream `unit-<id>`. */
export interface UnitCommands {
  readonly EstablishUnit: EstablishUnit;
  readonly DissolveUnit: DissolveUnit;
  readonly AppointOfficer: Officer;
  readonly ReleaseOfficer: ReleaseOfficer;
  readonly GrantDelegation: Delegation;
  readonly RevokeDelegation: RevokeDelegation;
}

export type UnitCommand = {
  [Type in keyof UnitCommands]: { readonly type: Type; readonly data: UnitCommands[Type] };
}[keyof UnitCommands];

type Rules = { readonly [Type in keyof Omit<UnitCommands, 'EstablishUnit'>]: Rule<UnitCommands[Type]> };

const rules: Rules = {
  DissolveUnit: dissolveUnit,
  AppointOfficer: appointOfficer,
  ReleaseOfficer: releaseOfficer,
  GrantDelegation: grantDelegation,
  RevokeDelegation: revokeDelegation,
};

const decideBy = <Type extends keyof Rules>(
  { type, data }: { readonly type: Type; readonly data: UnitCommands[Type] },
  unit: Unit,
  facts: UnitFacts,
): UnitDecision => rules[type](data, unit, facts);

/** One agency or office: its life, its officials and who stands in for whom. */
export const unitDecider: Decider<UnitCommand, UnitState, UnitEvent, UnitFacts, UnitRefusal> = {
  initial: undefined,
  decide: (command, unit, facts) => {
    if (command.type === 'EstablishUnit') return establishUnit(command.data, unit, facts);
    return unit ? decideBy(command, unit, facts) : refuse('unit-unknown', { command: command.type });
  },
  evolve: evolveUnit,
};

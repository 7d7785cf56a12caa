import { actorOf, mayAct, type Capability, type Permission, type Principal } from '@hoso/access';
import { isSuperior, type AccountabilityCommandType, type Policy } from '@hoso/domain';
import type { Actor } from '@hoso/kernel';
import { CommandFailure } from '../intake/failures';
import type { ReferenceData } from '../reference/reference-data';

/** What a caller must be able to do; a report is gathered and signed in its unit, and judged from outside. */
const DEMANDS: Readonly<Record<AccountabilityCommandType, { capability: Capability; inUnit: boolean }>> = {
  GatherAccountability: { capability: 'head-only', inUnit: true },
  SubmitAccountability: { capability: 'head-only', inUnit: true },
  ReviewAccountability: { capability: 'judge', inUnit: false },
};

const demand = (permission: Permission): void => {
  if ('denied' in permission)
    throw new CommandFailure('not-permitted', { ...permission.facts, reason: permission.denied });
};

/** Who acts. @throws CommandFailure not-permitted */
export const permittedReporter = (
  principal: Principal,
  type: AccountabilityCommandType,
  unit: string,
): Actor => {
  const { capability, inUnit } = DEMANDS[type];
  demand(mayAct(principal, capability, inUnit ? unit : undefined));
  return actorOf(principal, inUnit ? unit : undefined);
};

const isAbove = (principal: Principal, unit: string, { reference, superiors }: Hierarchy): boolean => {
  const { role, units } = principal;
  const own = units === 'all' ? [] : units;
  return own.some((each) => isSuperior({ role, unit: each }, unit, { units: reference.units, superiors }));
};

interface Hierarchy {
  readonly reference: ReferenceData;
  readonly superiors: Policy['superiors'];
}

/** Reading is for the unit, and for who judges it. @throws CommandFailure not-permitted */
export const demandReportReader = (principal: Principal, unit: string, hierarchy: Hierarchy): void => {
  demand(mayAct(principal, 'read'));
  if (!isAbove(principal, unit, hierarchy)) demand(mayAct(principal, 'read', unit));
};

import { mayAct, visibleUnits, type Principal } from '@hoso/access';
import { EdgeFault } from '../problem/edge-fault';

/** Whether persons may be shown in clear. */
export type Persons = 'with-persons' | 'without-persons';

const demand = (principal: Principal, units?: readonly string[]): void => {
  const permission = mayAct(principal, 'read', units);
  if ('denied' in permission)
    throw new EdgeFault('not-permitted', { facts: { reason: permission.denied, capability: 'read' } });
};

/**
 * Judged by the case as it stands now, whatever past state is asked for.
 * @param unitsConcerned read only where the caller may not read every unit's cases
 * @returns whether the caller may see persons
 * @throws EdgeFault not-permitted
 */
export const demandReading = async (
  principal: Principal,
  unitsConcerned: () => Promise<readonly string[]>,
): Promise<Persons> => {
  demand(principal);
  if (visibleUnits(principal) !== 'all') demand(principal, await unitsConcerned());
  return 'allowed' in mayAct(principal, 'read-personal') ? 'with-persons' : 'without-persons';
};

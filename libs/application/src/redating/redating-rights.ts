import { belongsTo, mayAct, visibleUnits, type Principal } from '@hoso/access';
import type { DossierScope } from '@hoso/domain';
import { CommandFailure } from '../intake/failures';

const isBound = (principal: Principal): boolean => visibleUnits(principal) !== 'all';

/** The scope that a caller means who names no unit: their own units, for those who have some. */
export const scopeFor = (principal: Principal, scope: DossierScope): DossierScope => {
  const units = visibleUnits(principal);
  return scope.units || units === 'all' ? scope : { ...scope, units };
};

const demandUnits = (principal: Principal, { units }: DossierScope): void => {
  if (!isBound(principal)) return;
  const foreign = units?.filter((unit) => !belongsTo(principal, unit));
  if (foreign?.length === 0) return;
  throw new CommandFailure('not-permitted', { reason: 'other-unit', concerned: foreign ?? 'all' });
};

/** Who may look at, order or give up a re-dating of these dossiers. @throws CommandFailure not-permitted */
export const demandRedating = (principal: Principal, scope: DossierScope): void => {
  const permission = mayAct(principal, 'redate');
  if ('denied' in permission)
    throw new CommandFailure('not-permitted', { ...permission.facts, reason: permission.denied });
  demandUnits(principal, scope);
};

/** Who may read a re-dating: those who may give one, and those who audit. @throws CommandFailure not-permitted */
export const demandRedatingRead = (principal: Principal, scope: DossierScope): void => {
  if ('allowed' in mayAct(principal, 'audit')) return;
  demandRedating(principal, scope);
};

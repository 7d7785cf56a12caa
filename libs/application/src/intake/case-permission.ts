import { actorOf, mayAct, mayBackdate, type Capability, type Principal } from '@hoso/access';
import type { Actor, Instant } from '@hoso/kernel';
import type { CaseRights, CaseTypes } from './case-kind';
import type { CaseRequest } from './command-request';
import { CommandFailure } from './failures';

const demand = (principal: Principal, capability: Capability, units?: readonly string[]): void => {
  const permission = mayAct(principal, capability, units);
  if ('denied' in permission) {
    throw new CommandFailure('not-permitted', { ...permission.facts, reason: permission.denied });
  }
};

/** @throws CommandFailure not-permitted for a role that can give no such command on any case */
export const demandRole = <T extends CaseTypes>(
  rights: CaseRights<T>,
  { type, context }: CaseRequest<T>,
): void => demand(context.principal, rights.capabilityOf(type));

/** Who asks again for what was done: whoever has to do with the case. @throws CommandFailure not-permitted */
export const demandConcern = <T extends CaseTypes>(
  rights: CaseRights<T>,
  { type, context }: CaseRequest<T>,
  state: T['state'],
): void =>
  demand(
    context.principal,
    rights.capabilityOf(type),
    state.opened ? rights.unitsAsking(type, state as T['opened']) : undefined,
  );

const unitsFor = <T extends CaseTypes>(
  rights: CaseRights<T>,
  { type, data }: CaseRequest<T>,
  state: T['state'],
): readonly string[] | undefined => {
  if (state.opened) return rights.unitsEntitled(type, state as T['opened']);
  const unit = rights.openingUnit(data);
  return unit === undefined ? undefined : [unit];
};

/** Who acts. @throws CommandFailure not-permitted for a role without the capability or another unit's case */
export const permittedActor = <T extends CaseTypes>(
  rights: CaseRights<T>,
  request: CaseRequest<T>,
  state: T['state'],
): Actor => {
  const { principal } = request.context;
  const units = unitsFor(rights, request, state);
  demand(principal, rights.capabilityOf(request.type), units);
  const data = request.data as object;
  if ('regime' in data && data.regime && principal.role !== 'import') {
    throw new CommandFailure('import-only', { role: principal.role });
  }
  return actorOf(principal, units?.[0]);
};

interface TimedRequest<T extends CaseTypes> {
  readonly request: CaseRequest<T>;
  readonly state: T['state'];
  readonly now: Instant;
  readonly windowHours: number;
}

/**
 * The business time of a command: the caller's, where it may be said; otherwise the server's clock, which never lies
 * before the case's last event. @throws CommandFailure time-not-permitted
 */
export const businessTime = <T extends CaseTypes>(
  rights: CaseRights<T>,
  { request: { type, context }, state, ...limits }: TimedRequest<T>,
): Instant => {
  const { occurredAt, principal } = context;
  if (occurredAt === undefined) return state.opened && state.lastAt > limits.now ? state.lastAt : limits.now;
  const permission = mayBackdate(principal, {
    capability: rights.capabilityOf(type),
    occurredAt,
    ...limits,
  });
  if ('denied' in permission) {
    throw new CommandFailure('time-not-permitted', { ...permission.facts, reason: permission.denied });
  }
  return occurredAt;
};

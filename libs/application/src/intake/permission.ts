import { actorOf, mayAct, mayBackdate, type Capability } from '@hoso/access';
import { OPENING_COMMANDS, type Dossier, type DossierCommandType, type OpenedDossier } from '@hoso/domain';
import type { Actor, Instant } from '@hoso/kernel';
import type { CommandRequest } from './command-request';
import { CommandFailure } from './failures';

const HEAD_ONLY: ReadonlySet<DossierCommandType> = new Set([
  'Extend',
  'ApologiseAndReschedule',
  'Apologise',
  'Neutralise',
]);

/** What a caller must be able to do in order to give a command. */
export const capabilityOf = (type: DossierCommandType): Capability =>
  OPENING_COMMANDS.has(type) ? 'open' : HEAD_ONLY.has(type) ? 'head-only' : 'handle';

type Concerned = Pick<OpenedDossier, 'receivingUnit' | 'handling'>;

/** The units that have to do with a dossier: the one in charge, the receiving one, those that hold it now. */
export const unitsConcerned = ({ receivingUnit, handling }: Concerned): readonly string[] => {
  const { unit, step, hops, opinions } = handling;
  const agencies = [...Object.values(hops), ...Object.values(opinions)].map(({ agency }) => agency);
  return [unit, receivingUnit, ...agencies, ...(step ? [step.unit] : [])];
};

const openingUnit = ({ data }: CommandRequest): string | undefined =>
  'opening' in data ? data.opening?.unit : undefined;

/** Who acts. @throws CommandFailure not-permitted for a role without the capability or another unit's dossier */
export const permittedActor = (request: CommandRequest, dossier: Dossier): Actor => {
  const { principal } = request.context;
  const opening = openingUnit(request) ?? [];
  const units = dossier.opened ? unitsConcerned(dossier) : [opening].flat();
  const permission = mayAct(principal, capabilityOf(request.type), units);
  if ('denied' in permission)
    throw new CommandFailure('not-permitted', { ...permission.facts, reason: permission.denied });
  if ('regime' in request.data && request.data.regime && principal.role !== 'import') {
    throw new CommandFailure('import-only', { role: principal.role });
  }
  return actorOf(principal, units[0]);
};

interface TimeLimits {
  readonly now: Instant;
  readonly windowHours: number;
}

/**
 * The business time of a command: the caller's, where it may be said; otherwise the server's clock, which never lies
 * before the dossier's last event. @throws CommandFailure time-not-permitted
 */
export const businessTime = (
  { type, context }: CommandRequest,
  dossier: Dossier,
  limits: TimeLimits,
): Instant => {
  const { occurredAt, principal } = context;
  if (occurredAt === undefined) {
    return dossier.opened && dossier.lastAt > limits.now ? dossier.lastAt : limits.now;
  }
  const permission = mayBackdate(principal, { capability: capabilityOf(type), occurredAt, ...limits });
  if ('denied' in permission)
    throw new CommandFailure('time-not-permitted', { ...permission.facts, reason: permission.denied });
  return occurredAt;
};

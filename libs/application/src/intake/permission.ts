import { actorOf, mayAct, mayBackdate, type Capability, type Principal } from '@hoso/access';
import type { Dossier, DossierCommandType, OpenedDossier } from '@hoso/domain';
import type { Actor, Instant } from '@hoso/kernel';
import type { CommandRequest } from './command-request';
import { CommandFailure } from './failures';

/** Whose command it is: the unit in charge's alone, also the one-stop's, also the agencies' that hold a part, any unit's. */
type Relation = 'in-charge' | 'one-stop' | 'agency' | 'any';

interface Demand {
  readonly capability: Capability;
  readonly by: Relation;
}

const OPEN: Demand = { capability: 'open', by: 'one-stop' };
const HANDLE: Demand = { capability: 'handle', by: 'in-charge' };
const HEAD: Demand = { capability: 'head-only', by: 'in-charge' };
const AT_THE_COUNTER: Demand = { capability: 'handle', by: 'one-stop' };
const BY_AGENCY: Demand = { capability: 'handle', by: 'agency' };
const REFERENCE: Demand = { capability: 'reference-data', by: 'in-charge' };
const JUDGE: Demand = { capability: 'judge', by: 'any' };
const CLOCK: Demand = { capability: 'record', by: 'any' };

/** What a caller must be to give each command; a new command does not compile without. */
const DEMANDS: Readonly<Record<DossierCommandType, Demand>> = {
  SubmitOnline: OPEN,
  Receive: OPEN,
  RefuseReception: OPEN,
  RequestSupplementAtReception: OPEN,
  RequestSupplement: HANDLE,
  AcceptSupplement: AT_THE_COUNTER,
  LapseSupplement: HANDLE,
  Transfer: HANDLE,
  Assign: HANDLE,
  Reassign: HANDLE,
  StartStep: BY_AGENCY,
  CompleteStep: BY_AGENCY,
  HandOver: HANDLE,
  TakeBack: BY_AGENCY,
  RequestOpinion: HANDLE,
  RecordOpinion: BY_AGENCY,
  LapseOpinion: HANDLE,
  RequirePayment: HANDLE,
  ConfirmPayment: AT_THE_COUNTER,
  Digitise: AT_THE_COUNTER,
  Reuse: AT_THE_COUNTER,
  Extend: HEAD,
  ApologiseAndReschedule: HEAD,
  Apologise: HEAD,
  IssueResult: HANDLE,
  FindIneligible: HANDLE,
  ReturnResult: AT_THE_COUNTER,
  Withdraw: AT_THE_COUNTER,
  Stop: HANDLE,
  ReviseDueDate: REFERENCE,
  Rehome: REFERENCE,
  ExplainLateness: HEAD,
  AcceptExplanation: JUDGE,
  ReturnExplanation: JUDGE,
  CompleteRemedy: HEAD,
  Neutralise: HEAD,
  Rate: AT_THE_COUNTER,
  RecordNearDue: CLOCK,
  RecordStepOverdue: CLOCK,
  RecordApologyDue: CLOCK,
  RecordOverdue: CLOCK,
  RecordApologyBreach: CLOCK,
  RecordReceptionUnanswered: CLOCK,
  RecordSupplementUnanswered: CLOCK,
  RecordOpinionLate: CLOCK,
  RecordExplanationLate: CLOCK,
  RecordRemedyOverdue: CLOCK,
};

/** What a caller must be able to do in order to give a command. */
export const capabilityOf = (type: DossierCommandType): Capability => DEMANDS[type].capability;

type Concerned = Pick<OpenedDossier, 'receivingUnit' | 'handling'>;

const agenciesOf = ({ step, hops, opinions }: Concerned['handling']): readonly string[] => [
  ...[...Object.values(hops), ...Object.values(opinions)].map(({ agency }) => agency),
  ...(step ? [step.unit] : []),
];

/** The units that have to do with a dossier: the one in charge, the receiving one, those that hold a part of it. */
export const unitsConcerned = ({ receivingUnit, handling }: Concerned): readonly string[] => [
  handling.unit,
  receivingUnit,
  ...agenciesOf(handling),
];

const RELATED: Readonly<Record<Relation, (dossier: Concerned) => readonly string[] | undefined>> = {
  'in-charge': ({ handling }) => [handling.unit],
  'one-stop': ({ handling, receivingUnit }) => [handling.unit, receivingUnit],
  agency: ({ handling }) => [handling.unit, ...agenciesOf(handling)],
  any: () => undefined,
};

/** The units whose members may give a command about an opened dossier; undefined for those that no unit limits. */
export const unitsEntitled = (type: DossierCommandType, dossier: Concerned): readonly string[] | undefined =>
  RELATED[DEMANDS[type].by](dossier);

const demand = (principal: Principal, capability: Capability, units?: readonly string[]): void => {
  const permission = mayAct(principal, capability, units);
  if ('denied' in permission) {
    throw new CommandFailure('not-permitted', { ...permission.facts, reason: permission.denied });
  }
};

/** @throws CommandFailure not-permitted for a role that can give no such command on any dossier */
export const demandRole = ({ type, context }: CommandRequest): void =>
  demand(context.principal, capabilityOf(type));

const unitsAsking = (type: DossierCommandType, dossier: Dossier): readonly string[] | undefined =>
  dossier.opened && DEMANDS[type].by !== 'any' ? unitsConcerned(dossier) : undefined;

/** Who asks again for what was done: whoever has to do with the dossier. @throws CommandFailure not-permitted */
export const demandConcern = ({ type, context }: CommandRequest, dossier: Dossier): void =>
  demand(context.principal, capabilityOf(type), unitsAsking(type, dossier));

const unitsFor = ({ type, data }: CommandRequest, dossier: Dossier): readonly string[] | undefined => {
  if (dossier.opened) return unitsEntitled(type, dossier);
  const opening = 'opening' in data ? data.opening : undefined;
  return opening && [opening.unit];
};

/** Who acts. @throws CommandFailure not-permitted for a role without the capability or another unit's dossier */
export const permittedActor = (request: CommandRequest, dossier: Dossier): Actor => {
  const { principal } = request.context;
  const units = unitsFor(request, dossier);
  demand(principal, capabilityOf(request.type), units);
  if ('regime' in request.data && request.data.regime && principal.role !== 'import') {
    throw new CommandFailure('import-only', { role: principal.role });
  }
  return actorOf(principal, units?.[0]);
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
  if ('denied' in permission) {
    throw new CommandFailure('time-not-permitted', { ...permission.facts, reason: permission.denied });
  }
  return occurredAt;
};

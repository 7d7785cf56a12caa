import type { Capability } from '@hoso/access';
import { answeringUnits, type DossierCommandType, type OpenedDossier } from '@hoso/domain';

/**
 * Whose command it is: the unit in charge's alone, also the one-stop's, also the agencies' that hold a part, also of those
 * that answer for a breach, any unit's.
 */
type Relation = 'in-charge' | 'one-stop' | 'agency' | 'answering' | 'any';

interface Demand {
  readonly capability: Capability;
  readonly by: Relation;
}

const OPEN: Demand = { capability: 'open', by: 'one-stop' };
const HANDLE: Demand = { capability: 'handle', by: 'in-charge' };
const HEAD: Demand = { capability: 'head-only', by: 'in-charge' };
const ANSWERING_HEAD: Demand = { capability: 'head-only', by: 'answering' };
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
  DeliverApology: AT_THE_COUNTER,
  IssueResult: HANDLE,
  FindIneligible: HANDLE,
  ReturnResult: AT_THE_COUNTER,
  Withdraw: AT_THE_COUNTER,
  Stop: HANDLE,
  ReviseDueDate: REFERENCE,
  Rehome: REFERENCE,
  ExplainLateness: ANSWERING_HEAD,
  AcceptExplanation: JUDGE,
  ReturnExplanation: JUDGE,
  CompleteRemedy: ANSWERING_HEAD,
  Neutralise: HEAD,
  Rate: AT_THE_COUNTER,
  RecordNearDue: CLOCK,
  RecordStepOverdue: CLOCK,
  RecordApologyDue: CLOCK,
  RecordOverdue: CLOCK,
  RecordReappointmentMissed: CLOCK,
  RecordApologyBreach: CLOCK,
  RecordReceptionUnanswered: CLOCK,
  RecordSupplementUnanswered: CLOCK,
  RecordOpinionLate: CLOCK,
  RecordExplanationLate: CLOCK,
  RecordRemedyOverdue: CLOCK,
};

/** What a caller must be able to do in order to give a command. */
export const capabilityOf = (type: DossierCommandType): Capability => DEMANDS[type].capability;

type Concerned = Pick<OpenedDossier, 'receivingUnit' | 'handling' | 'explanations' | 'rehomings'>;

const agenciesOf = ({ step, hops, opinions }: Concerned['handling']): readonly string[] => [
  ...[...Object.values(hops), ...Object.values(opinions)].map(({ agency }) => agency),
  ...(step ? [step.unit] : []),
];

/**
 * The units that have to do with a dossier: the one in charge, the receiving one, those that hold a part of it, those that
 * answer for a breach.
 */
export const unitsConcerned = (dossier: Concerned): readonly string[] => [
  dossier.handling.unit,
  dossier.receivingUnit,
  ...agenciesOf(dossier.handling),
  ...answeringUnits(dossier),
];

const RELATED: Readonly<Record<Relation, (dossier: Concerned) => readonly string[] | undefined>> = {
  'in-charge': ({ handling }) => [handling.unit],
  'one-stop': ({ handling, receivingUnit }) => [handling.unit, receivingUnit],
  agency: ({ handling }) => [handling.unit, ...agenciesOf(handling)],
  answering: (dossier) => [dossier.handling.unit, ...answeringUnits(dossier)],
  any: () => undefined,
};

/** The units whose members may give a command about an opened dossier; undefined for those that no unit limits. */
export const unitsEntitled = (type: DossierCommandType, dossier: Concerned): readonly string[] | undefined =>
  RELATED[DEMANDS[type].by](dossier);

/** The units of which who asks again for what was done must be; undefined where no unit limits the command. */
export const unitsAsking = (type: DossierCommandType, dossier: Concerned): readonly string[] | undefined =>
  DEMANDS[type].by === 'any' ? undefined : unitsConcerned(dossier);

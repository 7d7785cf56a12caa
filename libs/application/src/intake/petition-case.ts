import type { Capability } from '@hoso/access';
import {
  petitionAskedAgain,
  petitionDecider,
  type OpenedPetition,
  type Petition,
  type PetitionCommands,
  type PetitionCommandType,
  type PetitionEvent,
  type PetitionFacts,
  type PetitionRefusalCode,
} from '@hoso/domain';
import type { CaseKind, CaseRights } from './case-kind';

export interface PetitionCase {
  readonly commands: PetitionCommands;
  readonly state: Petition;
  readonly opened: OpenedPetition;
  readonly event: PetitionEvent;
  readonly facts: PetitionFacts;
  readonly refusal: PetitionRefusalCode;
  readonly shown: { readonly petition: OpenedPetition };
}

/** Whose command it is: the unit in charge's alone, also the unit's that received it, or any unit's. */
type Relation = 'in-charge' | 'counter' | 'any';

interface Demand {
  readonly capability: Capability;
  readonly by: Relation;
}

const HANDLE: Demand = { capability: 'handle', by: 'in-charge' };
const HEAD: Demand = { capability: 'head-only', by: 'in-charge' };
const AT_THE_COUNTER: Demand = { capability: 'handle', by: 'counter' };

/** What a caller must be to give each command; a new command does not compile without. */
const DEMANDS: Readonly<Record<PetitionCommandType, Demand>> = {
  SubmitPetition: { capability: 'open', by: 'counter' },
  RefusePetition: HANDLE,
  ForwardPetition: HANDLE,
  RequestInformation: HANDLE,
  SupplementPetition: AT_THE_COUNTER,
  AcceptPetition: HANDLE,
  AssignPetition: HANDLE,
  AnswerPetition: HANDLE,
  ReturnAnswer: HEAD,
  ApproveAnswer: HEAD,
  PublishAnswer: HANDLE,
  FulfilPromise: HANDLE,
  RatePetition: AT_THE_COUNTER,
  ReopenPetition: AT_THE_COUNTER,
  RehomePetition: { capability: 'reference-data', by: 'in-charge' },
  RecordPetitionLate: { capability: 'record', by: 'any' },
};

/** The units that have to do with a petition: the one in charge, the receiving one, those that sent it on. */
export const petitionUnitsConcerned = ({
  unit,
  receivingUnit,
  formerUnits,
}: Pick<OpenedPetition, 'unit' | 'receivingUnit' | 'formerUnits'>): readonly string[] => [
  unit,
  receivingUnit,
  ...formerUnits,
];

const RELATED: Readonly<Record<Relation, (petition: OpenedPetition) => readonly string[] | undefined>> = {
  'in-charge': ({ unit }) => [unit],
  counter: ({ unit, receivingUnit }) => [unit, receivingUnit],
  any: () => undefined,
};

/** Who may do what with petitions. */
export const PETITION_RIGHTS: CaseRights<PetitionCase> = {
  capabilityOf: (type) => DEMANDS[type].capability,
  unitsEntitled: (type, petition) => RELATED[DEMANDS[type].by](petition),
  unitsAsking: (type, petition) =>
    DEMANDS[type].by === 'any' ? undefined : petitionUnitsConcerned(petition),
  openingUnit: (data) => ('channel' in data ? data.unit : undefined),
};

/** Petitions of all units are numbered in one series a day. */
const SERIES = 'PAKN';

/** Petitions (*phản ánh, kiến nghị*), numbered `PAKN.<yyyyMMdd>.<serial>`, the serial four digits and growing. */
export const PETITION_CASE: CaseKind<PetitionCase> = {
  streamPrefix: 'feedback-',
  notFound: 'petition-not-found',
  law: petitionDecider,
  rights: PETITION_RIGHTS,
  seriesOf: (_, day) => {
    const date = day.replaceAll('-', '');
    return {
      register: `register-${SERIES}-${date.slice(2)}`,
      codeOf: (serial) => `${SERIES}.${date}.${String(serial).padStart(4, '0')}`,
    };
  },
  numberElsewhere: () => undefined,
  // One key for all that one petition says of its writer: who writes in gives no identity number.
  personBasis: (_, { code }) => ({ dossier: code, part: 'petitioner' }),
  askedAgain: petitionAskedAgain,
  show: (petition) => ({ petition }),
};

/** The stream that a number stands on: petitions' are told by their series. */
export const isPetitionCode = (code: string): boolean => code.startsWith(`${SERIES}.`);

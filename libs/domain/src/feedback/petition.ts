import type { Instant } from '@hoso/kernel';
import type {
  Answer,
  Classification,
  IntakeChannel,
  Nature,
  OpenPromise,
  PetitionDue,
  PetitionDuty,
  PetitionPhase,
  PetitionRating,
  PetitionRules,
} from './vocabulary';

/** No event yet. */
export interface UnopenedPetition {
  readonly opened: false;
}

/** An answer on its way to publication. */
export interface GivenAnswer {
  readonly round: number;
  readonly answer: Answer;
  readonly answeredBy: string;
  readonly at: Instant;
  readonly reviewDueAt: Instant;
  readonly publicationDueAt?: Instant;
}

export interface OpenedPetition {
  readonly opened: true;
  readonly code: string | null;
  readonly channel: IntakeChannel;
  readonly nature: Nature;
  /** The dossier that it is about. */
  readonly dossier?: string;
  readonly rules: PetitionRules;
  readonly submittedAt: Instant;
  readonly receivingUnit: string;
  /** The unit in charge. */
  readonly unit: string;
  /** The units that had it before. */
  readonly formerUnits: readonly string[];
  readonly phase: PetitionPhase;
  readonly officer?: string;
  readonly classification?: Classification;
  readonly subject?: string;
  readonly due: PetitionDue;
  /** The unit that these limits were given to, where its work is a successor’s since. */
  readonly dueOf?: string;
  /** What the petitioner was asked, while the reply is awaited. */
  readonly information?: { readonly askedAt: Instant; readonly replyDueAt: Instant };
  readonly hasAskedForInformation: boolean;
  /** Answers given so far. */
  readonly rounds: number;
  readonly current?: GivenAnswer;
  /** The answer before, which a new one must not repeat; a returned one is done anew by somebody else. */
  readonly previous?: {
    readonly answer: Answer;
    readonly answeredBy: string;
    readonly wasReturned: boolean;
  };
  /** The latest answer that anybody may read. */
  readonly published?: {
    readonly round: number;
    readonly answer: Answer;
    readonly at: Instant;
    readonly place: string;
  };
  readonly promises: readonly OpenPromise[];
  readonly rating?: PetitionRating;
  readonly isReopened: boolean;
  /** Duties that were met too late. */
  readonly missed: readonly PetitionDuty[];
  /** Keys of the duties whose lateness is recorded. */
  readonly lateRecorded: readonly string[];
  /** Revision of the last event, from 0. */
  readonly revision: number;
  /** Business time of the last event other than the clock's. */
  readonly lastAt: Instant;
}

export type Petition = UnopenedPetition | OpenedPetition;

export const UNOPENED_PETITION: Petition = { opened: false };

import type { Actor, Decision, Instant } from '@hoso/kernel';
import type { WorkingCalendar } from '../calendar';
import type { UnitDirectory } from '../unit';
import type { PetitionEvent, PetitionEvents } from './events';
import type { OpenedPetition } from './petition';
import type { PetitionPolicy } from './policy';
import type { PetitionRefusalCode } from './refusals';
import type { PetitionPhase } from './vocabulary';

/** All that a decision may know besides the petition; looked up by the caller, only read by the law. */
export interface PetitionFacts {
  /** Business time of the command. */
  readonly at: Instant;
  readonly actor: Actor;
  /** The number allocated to a petition that this command opens; null in a dry run. */
  readonly code: string | null;
  readonly calendar: WorkingCalendar;
  readonly units: UnitDirectory;
  /** The pinned version; for the submission the one in force that day. Undefined: there is none. */
  readonly policy: PetitionPolicy | undefined;
  /** Whether the dossier that a submission names is there. */
  readonly isDossierKnown?: boolean;
  /** When the store took the petition's first event; for the clock. */
  readonly recordedAt?: Instant;
  /** What the petitioner wrote, in clear, where an answer is held against it; undefined also once it is erased. */
  readonly petitionText?: string;
}

/** Facts once the policy is known to exist. */
export interface KnownPetitionFacts extends PetitionFacts {
  readonly policy: PetitionPolicy;
}

export type PetitionDecision = Decision<PetitionEvent, PetitionRefusalCode>;

/** One command about an opened petition: from which phases it may be given, and what follows. */
export interface PetitionSlice<Data> {
  readonly from: readonly PetitionPhase[];
  readonly decide: (data: Data, petition: OpenedPetition, facts: KnownPetitionFacts) => PetitionDecision;
}

/** The command that opens a petition. */
export interface OpeningPetitionSlice<Data> {
  readonly from: readonly [];
  readonly opens: true;
  readonly decide: (data: Data, petition: undefined, facts: KnownPetitionFacts) => PetitionDecision;
}

const known = <Data extends object>(data: Data): Data =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)) as Data;

/** An event at the business time of the command; what is not known is absent, never stored as empty. */
export const event = <Type extends keyof PetitionEvents>(
  type: Type,
  data: PetitionEvents[Type],
  { at }: Pick<PetitionFacts, 'at'>,
): PetitionEvent => ({ type, data: known(data), at }) as PetitionEvent;

/** What is recorded of a command that asked for what held already: it changes nothing but the revision. */
export const petitionAskedAgain = (command: string, at: Instant): PetitionEvent =>
  event('PetitionAskedAgain', { command }, { at });

/** The limit that an act had to keep, and whether it did. */
export const timed = (dueAt: Instant, { at }: Pick<PetitionFacts, 'at'>) => ({ dueAt, late: at > dueAt });

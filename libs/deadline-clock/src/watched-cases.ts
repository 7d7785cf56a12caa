import type {
  CaseMemory,
  CaseSnapshot,
  DossierDecisions,
  Outcome,
  PetitionDecisions,
  PetitionOutcome,
} from '@hoso/application';
import type { DutyKind, PetitionDutyKind } from '@hoso/domain';
import type { Instant } from '@hoso/kernel';
import type { OwedDuty } from '@hoso/read-models';
import { dossierRecordingOf, petitionRecordingOf } from './clock-commands';

/** The read models of what cases owe. */
export type DutyView = 'duties' | 'petition_duties';

export type RecordingOutcome = Outcome | PetitionOutcome;

/** A kind of case under the clock: where its duties stand, when each is recorded, and how. */
export interface WatchedCases<Kind extends string> {
  readonly view: DutyView;
  readonly memory: CaseMemory;
  /** Whether the law records a duty by now. */
  isDue(duty: OwedDuty<Kind>, now: Instant): boolean;
  /**
   * Records duties of one case as one append.
   * @param foreseen the case as it was read beforehand, for one that is not in memory
   * @throws CommandFailure where the law was not asked
   */
  record(
    code: string,
    due: readonly OwedDuty<Kind>[],
    foreseen?: CaseSnapshot,
  ): Promise<readonly RecordingOutcome[]>;
}

/** Dossiers: a duty is recorded from its moment on. */
export const watchedDossiers = (decisions: DossierDecisions): WatchedCases<DutyKind> => ({
  view: 'duties',
  memory: decisions.memory,
  isDue: ({ moment }, now) => moment <= now,
  record: (code, due, foreseen) =>
    decisions.takeAll(
      due.map((duty) => dossierRecordingOf(code, duty)),
      foreseen,
    ),
});

/** Petitions: the moment of a duty is the last at which it is in time; its lateness is recorded after it. */
export const watchedPetitions = (decisions: PetitionDecisions): WatchedCases<PetitionDutyKind> => ({
  view: 'petition_duties',
  memory: decisions.memory,
  isDue: ({ moment }, now) => moment < now,
  record: (code, due, foreseen) =>
    decisions.takeAll(
      due.map((duty) => petitionRecordingOf(code, duty)),
      foreseen,
    ),
});

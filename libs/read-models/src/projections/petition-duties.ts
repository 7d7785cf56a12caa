import { petitionDutiesOf, type OpenedPetition, type PetitionDutyKind } from '@hoso/domain';
import { PETITIONS } from '../definition/petition-streams';
import { defineProjection } from '../definition/projection';
import { owedColumns, owedFolds, type OwedRow } from './owed-duties';

export type PetitionDutiesRow = OwedRow<PetitionDutyKind>;

const { keyedIn, asOwed } = owedFolds((petition: OpenedPetition) =>
  petitionDutiesOf(petition).toSorted((one, other) => (one.moment < other.moment ? -1 : 1)),
);

/** What the clock still has to record of each petition, and when, as `duties` for dossiers. */
export const petitionDuties = defineProjection(PETITIONS, {
  name: 'petition_duties',
  version: 1,
  columns: owedColumns<PetitionDutyKind>(),
  indexes: [{ on: ['nextAt', 'key'] }],
  on: {
    PetitionSubmitted: asOwed,
    PetitionRefused: asOwed,
    PetitionForwarded: asOwed,
    PetitionInformationRequested: asOwed,
    PetitionSupplemented: asOwed,
    PetitionAccepted: asOwed,
    PetitionAssigned: asOwed,
    PetitionAnswered: asOwed,
    PetitionAnswerReturned: asOwed,
    PetitionAnswerApproved: asOwed,
    PetitionAnswerPublished: asOwed,
    PetitionPromiseFulfilled: asOwed,
    PetitionRehomed: asOwed,
    PetitionLateRecorded: asOwed,
    PetitionReopened: asOwed,
    PetitionRated: keyedIn,
    PetitionAskedAgain: keyedIn,
  },
});

import {
  petitionReportFactsAfter,
  type OpenedPetition,
  type PetitionEvent,
  type PetitionReportFacts,
} from '@hoso/domain';
import { json, moment, nullable, orNull, text, type RowOf } from '../../definition/column';
import { PETITIONS } from '../../definition/petition-streams';
import { defineListProjection, type ListFold, type ProjectedEvent } from '../../definition/projection';
import { endedBy, heldAgain, versionColumns, versionFrom } from '../../definition/versioned';

const columns = {
  ...versionColumns,
  submittedAt: moment(),
  /** When it was refused or its answer published; null while it waits for anything. */
  settledAt: orNull(moment()),
  /** The dossier that it is about. */
  dossier: orNull(text()),
  facts: json<PetitionReportFacts>(),
} as const;

export type ReportPetitionRow = RowOf<typeof columns>;

const rowOf = (facts: PetitionReportFacts, event: ProjectedEvent): ReportPetitionRow => {
  const stands = facts.waits.at(-1);
  return {
    ...versionFrom(event),
    submittedAt: facts.submittedAt,
    settledAt: stands?.for === 'nothing' ? stands.since : null,
    dossier: nullable(facts.dossier),
    facts,
  };
};

const asFacts: ListFold<ReportPetitionRow, object, OpenedPetition> = (rows, event, { key, after }) => {
  const last = rows.at(-1);
  const told = { code: key, event: event as unknown as PetitionEvent, after };
  const next = rowOf(petitionReportFactsAfter(last?.facts, told), event);
  return last ? [...rows.slice(0, -1), endedBy(last, event), next] : [next];
};

/** What reports ask about each petition, as it had been recorded at any position of the log. */
export const reportPetitions = defineListProjection(PETITIONS, {
  name: 'report_petitions',
  version: 2,
  columns,
  indexes: [
    { on: ['settledAt'] },
    { on: ['submittedAt'] },
    { on: ['dossier'], where: 'dossier is not null' },
    { on: ['recordedAt', 'sincePosition'] },
  ],
  on: {
    PetitionSubmitted: asFacts,
    PetitionRefused: asFacts,
    PetitionForwarded: asFacts,
    PetitionRehomed: asFacts,
    PetitionInformationRequested: asFacts,
    PetitionSupplemented: asFacts,
    PetitionAccepted: asFacts,
    PetitionAnswered: asFacts,
    PetitionAnswerReturned: asFacts,
    PetitionAnswerApproved: asFacts,
    PetitionAnswerPublished: asFacts,
    PetitionRated: asFacts,
    PetitionReopened: asFacts,
    PetitionAssigned: 'ignore',
    PetitionPromiseFulfilled: 'ignore',
    PetitionLateRecorded: heldAgain,
    PetitionAskedAgain: 'ignore',
  },
});

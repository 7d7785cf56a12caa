import type { DossierEvents, OpenedDossier } from '@hoso/domain';
import type { Instant } from '@hoso/kernel';
import { DOSSIERS } from '../definition/dossier-streams';
import { defineListProjection, type ListFold, type ProjectedEvent } from '../definition/projection';
import { explanationColumns, rowsAsTheyStand, type ExplanationRow } from './explanation-row';

const asTheyStand: ListFold<ExplanationRow, object, OpenedDossier> = (rows, event, { after }) =>
  rowsAsTheyStand(rows, { event, after });

interface AboutBreach {
  readonly breach: Instant;
}

/** A fold that adds to the row of one breach what the event says and the state does not keep. */
const telling =
  <Data extends AboutBreach>(
    told: (event: ProjectedEvent<Data>, row: ExplanationRow) => Partial<ExplanationRow>,
  ): ListFold<ExplanationRow, Data, OpenedDossier> =>
  (rows, event, { after }) =>
    rowsAsTheyStand(rows, { event, after }, (row) =>
      row.breach === event.data.breach ? { ...row, ...told(event, row) } : row,
    );

const filed = telling<DossierEvents['ExplanationFiled']>(({ data, at }, { isLate }) => ({
  filedAt: at,
  filedBy: data.filedBy,
  judgedAt: null,
  judgedBy: null,
  isLate: isLate || data.late,
  cause: data.cause,
  nature: data.nature,
  step: data.step,
  officer: data.officer ?? null,
  prevention: data.prevention,
  remedy: data.remedy.what,
  remedyDueOn: data.remedy.dueOn,
  remedyDoneAt: null,
  isRemedyLate: false,
}));

const returned = telling<DossierEvents['ExplanationReturned']>(({ data, at }) => ({
  judgedAt: at,
  judgedBy: data.judgedBy,
  returnReason: data.reason,
}));

const accepted = telling<DossierEvents['ExplanationAccepted']>(({ data, at }) => ({
  judgedAt: at,
  judgedBy: data.judgedBy,
}));

const remedied = telling<DossierEvents['RemedyDone']>(({ data, at }, { isRemedyLate }) => ({
  remedyDoneAt: at,
  isRemedyLate: isRemedyLate || data.late,
}));

const unapologised: ListFold<ExplanationRow, object, OpenedDossier> = (rows, event, { after }) =>
  rowsAsTheyStand(rows, { event, after }, (row) => ({ ...row, isUnapologised: true }));

/** One row for each breach of a dossier that somebody has to explain: owed, filed, judged, and whether it was put right. */
export const explanations = defineListProjection(DOSSIERS, {
  name: 'explanations',
  version: 3,
  columns: explanationColumns,
  indexes: [
    { on: ['dueAt', 'key'] },
    { on: ['unit', 'dueAt', 'key'] },
    { on: ['unit', 'breach'] },
    { on: ['officer', 'breach'], where: 'officer is not null' },
  ],
  on: {
    DossierSubmitted: 'ignore',
    DossierReceived: 'ignore',
    ReceptionRefused: asTheyStand,
    ReceptionSupplementRequested: 'ignore',
    DossierTransferred: asTheyStand,
    OfficerAssigned: 'ignore',
    StepStarted: 'ignore',
    StepCompleted: 'ignore',
    HandedOver: 'ignore',
    TakenBack: 'ignore',
    OpinionRequested: 'ignore',
    OpinionReceived: 'ignore',
    OpinionLapsed: 'ignore',
    SupplementRequested: asTheyStand,
    SupplementReceived: asTheyStand,
    SupplementLapsed: asTheyStand,
    PaymentRequired: asTheyStand,
    PaymentConfirmed: asTheyStand,
    ComponentDigitised: 'ignore',
    ComponentReused: 'ignore',
    DeadlineExtended: asTheyStand,
    DueDateRevised: asTheyStand,
    DossierRehomed: asTheyStand,
    LatenessApologised: asTheyStand,
    ApologyDelivered: 'ignore',
    NearDueRecorded: 'ignore',
    StepOverdueRecorded: 'ignore',
    ApologyDueRecorded: 'ignore',
    OverdueRecorded: 'ignore',
    ReappointmentMissedRecorded: 'ignore',
    ApologyBreachRecorded: unapologised,
    ReceptionUnansweredRecorded: 'ignore',
    SupplementUnansweredRecorded: 'ignore',
    OpinionLateRecorded: 'ignore',
    ExplanationRequired: asTheyStand,
    ExplanationLateRecorded: telling(() => ({ isLate: true })),
    ExplanationFiled: filed,
    ExplanationAccepted: accepted,
    ExplanationReturned: returned,
    RemedyDone: remedied,
    RemedyOverdueRecorded: telling(() => ({ isRemedyLate: true })),
    ResultIssued: asTheyStand,
    FoundIneligible: asTheyStand,
    ResultReturned: asTheyStand,
    DossierWithdrawn: asTheyStand,
    ProcessingStopped: asTheyStand,
    EventNeutralised: asTheyStand,
    ServiceRated: 'ignore',
    AskedAgain: 'ignore',
  },
});

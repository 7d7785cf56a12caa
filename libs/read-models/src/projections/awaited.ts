import type { OpenedDossier } from '@hoso/domain';
import { moment, text, type RowOf } from '../definition/column';
import { DOSSIERS } from '../definition/dossier-streams';
import { defineListProjection, type ListFold } from '../definition/projection';
import { unlessSame } from '../definition/same-row';

/** What an agency is asked for: an opinion (*lấy ý kiến*), or its part of an interlinked procedure (*liên thông*). */
export const AWAITED_KINDS = ['opinion', 'hop'] as const;
export type AwaitedKind = (typeof AWAITED_KINDS)[number];

const columns = {
  /** Whom the dossier waits for. */
  agency: text(),
  kind: text<AwaitedKind>(),
  /** Of the opinion or hop, within its dossier. */
  name: text(),
  askedAt: moment(),
  /** By when the agency is to answer: its own limit, not the dossier’s. */
  dueAt: moment(),
} as const;

export type AwaitedRow = RowOf<typeof columns>;

const awaitedIn = ({ handling: { opinions, hops } }: OpenedDossier): readonly AwaitedRow[] => [
  ...Object.entries(opinions).map(([name, { agency, requestedAt, dueAt }]) => ({
    ...{ agency, kind: 'opinion' as const, name, askedAt: requestedAt, dueAt },
  })),
  ...Object.entries(hops).map(([name, { agency, handedOverAt, dueAt }]) => ({
    ...{ agency, kind: 'hop' as const, name, askedAt: handedOverAt, dueAt },
  })),
];

const asItStands: ListFold<AwaitedRow, object, OpenedDossier> = (rows, _, { after }) => {
  const next = awaitedIn(after).map((row) =>
    unlessSame(
      rows.find(({ kind, name }) => kind === row.kind && name === row.name),
      row,
    ),
  );
  return next.length === rows.length && next.every((row, nr) => row === rows[nr]) ? rows : next;
};

/** One row for each thing that a dossier awaits of another agency; none once it is answered or the dossier has ended. */
export const awaited = defineListProjection(DOSSIERS, {
  name: 'awaited',
  version: 1,
  columns,
  indexes: [{ on: ['agency', 'dueAt', 'key'] }, { on: ['dueAt', 'key'] }],
  on: {
    OpinionRequested: asItStands,
    OpinionReceived: asItStands,
    OpinionLapsed: asItStands,
    HandedOver: asItStands,
    TakenBack: asItStands,
    SupplementLapsed: asItStands,
    ResultIssued: asItStands,
    FoundIneligible: asItStands,
    DossierWithdrawn: asItStands,
    ProcessingStopped: asItStands,
    EventNeutralised: asItStands,
    DossierRehomed: asItStands,
    DossierSubmitted: 'ignore',
    DossierReceived: 'ignore',
    ReceptionRefused: 'ignore',
    ReceptionSupplementRequested: 'ignore',
    DossierTransferred: 'ignore',
    OfficerAssigned: 'ignore',
    StepStarted: 'ignore',
    StepCompleted: 'ignore',
    SupplementRequested: 'ignore',
    SupplementReceived: 'ignore',
    PaymentRequired: 'ignore',
    PaymentConfirmed: 'ignore',
    ComponentDigitised: 'ignore',
    ComponentReused: 'ignore',
    DeadlineExtended: 'ignore',
    DueDateRevised: 'ignore',
    LatenessApologised: 'ignore',
    ApologyDelivered: 'ignore',
    NearDueRecorded: 'ignore',
    StepOverdueRecorded: 'ignore',
    ApologyDueRecorded: 'ignore',
    OverdueRecorded: 'ignore',
    ReappointmentMissedRecorded: 'ignore',
    ApologyBreachRecorded: 'ignore',
    ReceptionUnansweredRecorded: 'ignore',
    SupplementUnansweredRecorded: 'ignore',
    OpinionLateRecorded: 'ignore',
    ExplanationRequired: 'ignore',
    ExplanationLateRecorded: 'ignore',
    ExplanationFiled: 'ignore',
    ExplanationAccepted: 'ignore',
    ExplanationReturned: 'ignore',
    RemedyDone: 'ignore',
    RemedyOverdueRecorded: 'ignore',
    ResultReturned: 'ignore',
    ServiceRated: 'ignore',
    AskedAgain: 'ignore',
  },
});

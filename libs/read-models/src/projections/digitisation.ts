import type { Channel, DossierEvents, Level, OpenedDossier, ProcedureVersion } from '@hoso/domain';
import type { Instant } from '@hoso/kernel';
import { boolean, integer, json, moment, nullable, orNull, text, type RowOf } from '../definition/column';
import { DOSSIERS } from '../definition/dossier-streams';
import { defineProjection, type Fold, type FoldContext } from '../definition/projection';

/** A paper that the rules do not name, and the provision that was cited for asking (NĐ 61/2018 art. 5, 17). */
export interface BeyondRules {
  readonly component: string;
  readonly reason: string;
  readonly provision: string;
  readonly at: Instant;
  /** Of the event that asked for it. */
  readonly revision: number;
}

const columns = {
  procedure: text(),
  field: orNull(text()),
  level: orNull(text<Level>()),
  channel: text<Channel>(),
  receivingUnit: text(),
  openedAt: moment(),
  receivedAt: orNull(moment()),
  /** Components of the procedure that may be digitised; null where its version is not known. */
  digitisable: orNull(integer()),
  /** Components at hand, by how they came in. */
  digitised: integer(),
  reused: integer(),
  presented: integer(),
  /** Of the result; both null while there is none. */
  resultIssuedAt: orNull(moment()),
  isResultDigital: orNull(boolean()),
  papersBeyondRules: integer(),
  beyondRules: json<readonly BeyondRules[]>(),
} as const;

export type DigitisationRow = RowOf<typeof columns>;

type Digitising<Data = object> = Fold<DigitisationRow, Data, OpenedDossier>;

const digitisableIn = (procedure: ProcedureVersion | undefined): number | null =>
  nullable(procedure?.components.filter(({ presentedOnly }) => !presentedOnly).length);

const counted = ({ components }: OpenedDossier) => {
  const count = (how: string): number => Object.values(components).filter((came) => came === how).length;
  return { digitised: count('digitised'), reused: count('reused'), presented: count('presented') };
};

const begun = ({ after, reference }: FoldContext<OpenedDossier>): DigitisationRow => {
  const { code, version } = after.rules.procedure;
  const procedure = reference.procedure(code, version);
  return {
    procedure: code,
    field: nullable(procedure?.field),
    level: nullable(procedure?.level),
    channel: after.channel,
    receivingUnit: after.receivingUnit,
    openedAt: after.openedAt,
    receivedAt: null,
    digitisable: digitisableIn(procedure),
    ...counted(after),
    resultIssuedAt: null,
    isResultDigital: null,
    papersBeyondRules: 0,
    beyondRules: [],
  };
};

const asProvided: Digitising = (row, _, context) => ({
  ...(row ?? begun(context)),
  ...counted(context.after),
  // The version in force on the day of reception may be another than on the day of filing.
  digitisable: digitisableIn(pinned(context)),
  receivedAt: nullable(context.after.reception?.at),
});

const pinned = ({ after: { rules }, reference }: FoldContext<OpenedDossier>) =>
  reference.procedure(rules.procedure.code, rules.procedure.version);

const withPapers = (row: DigitisationRow, beyondRules: readonly BeyondRules[]): DigitisationRow => ({
  ...row,
  beyondRules,
  papersBeyondRules: beyondRules.length,
});

type Asking = DossierEvents['SupplementRequested' | 'ReceptionSupplementRequested'];

const asAsked: Digitising<Asking> = (row, { data: { items }, at, revision }, context) => {
  const asked = items.flatMap(({ component, reason, provision }): readonly BeyondRules[] =>
    provision === undefined ? [] : [{ component, reason, provision, at, revision }],
  );
  const known = row ?? begun(context);
  return withPapers(known, [...known.beyondRules, ...asked]);
};

const withResult: Digitising<DossierEvents['ResultIssued']> = (row, { data, at }, context) => ({
  ...(row ?? begun(context)),
  resultIssuedAt: at,
  isResultDigital: data.file !== undefined,
});

const WITHOUT_RESULT = { resultIssuedAt: null, isResultDigital: null };

/** A wrong record loses its effect here too: the papers it asked for, the result it told of, the components it brought. */
const corrected: Digitising<DossierEvents['EventNeutralised']> = (row, { data }, context) => {
  if (!row) return row;
  const papers = row.beyondRules.filter(({ revision }) => revision !== data.revision);
  return {
    ...withPapers(row, papers),
    ...counted(context.after),
    ...(context.after.handling.decision ? {} : WITHOUT_RESULT),
  };
};

/** How far a dossier is digital, and what was asked for beyond the rules (TT 01/2023/TT-VPCP; NĐ 118/2025). */
export const digitisation = defineProjection(DOSSIERS, {
  name: 'digitisation',
  version: 1,
  columns,
  indexes: [{ on: ['receivingUnit', 'openedAt'] }, { on: ['openedAt'] }],
  on: {
    DossierSubmitted: asProvided,
    DossierReceived: asProvided,
    ReceptionRefused: asProvided,
    ReceptionSupplementRequested: asAsked,
    DossierTransferred: 'ignore',
    OfficerAssigned: 'ignore',
    StepStarted: 'ignore',
    StepCompleted: 'ignore',
    HandedOver: 'ignore',
    TakenBack: 'ignore',
    OpinionRequested: 'ignore',
    OpinionReceived: 'ignore',
    OpinionLapsed: 'ignore',
    SupplementRequested: asAsked,
    SupplementReceived: asProvided,
    SupplementLapsed: 'ignore',
    PaymentRequired: 'ignore',
    PaymentConfirmed: 'ignore',
    ComponentDigitised: asProvided,
    ComponentReused: asProvided,
    DeadlineExtended: 'ignore',
    DueDateRevised: 'ignore',
    DossierRehomed: 'ignore',
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
    ResultIssued: withResult,
    FoundIneligible: 'ignore',
    ResultReturned: 'ignore',
    DossierWithdrawn: 'ignore',
    ProcessingStopped: 'ignore',
    EventNeutralised: corrected,
    ServiceRated: 'ignore',
    AskedAgain: 'ignore',
  },
});

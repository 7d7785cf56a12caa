import {
  isDecided,
  type Channel,
  type Level,
  type OpenedDossier,
  type Phase,
  type Regime,
} from '@hoso/domain';
import type { Instant } from '@hoso/kernel';
import { boolean, integer, moment, nullable, orNull, text, type RowOf } from '../definition/column';
import { DOSSIERS } from '../definition/dossier-streams';
import { defineProjection, type Fold, type FoldContext } from '../definition/projection';

const columns = {
  procedure: text(),
  procedureVersion: integer(),
  /** Of the procedure; null where its version is not known, as in some imported logs. */
  field: orNull(text()),
  level: orNull(text<Level>()),
  channel: text<Channel>(),
  assistedBy: orNull(text()),
  regime: text<Regime>(),
  receivingUnit: text(),
  /** In charge now. */
  unit: text(),
  officer: orNull(text()),
  step: orNull(text()),
  phase: text<Phase>(),
  /** From filing to the end of the clock. */
  isOpen: boolean(),
  openedAt: moment(),
  receivedAt: orNull(moment()),
  /** What the receipt promised; never moves. */
  originalDueAt: orNull(moment()),
  /** With extensions and supplements, before any re-appointment: lateness is judged by it. */
  statutoryDueAt: orNull(moment()),
  /** What the applicant was told last. */
  currentDueAt: orNull(moment()),
  isProvisional: boolean(),
  /** Since when the clock stands; null while it runs. */
  stoodSince: orNull(moment()),
  /** Of the result or the finding of ineligibility. */
  decidedAt: orNull(moment()),
  isDecidedLate: orNull(boolean()),
  /** When the matter ended: decided, refused, withdrawn or stopped. */
  endedAt: orNull(moment()),
  supplementRequests: integer(),
  apologisedAt: orNull(moment()),
  isReappointed: boolean(),
  lastAt: moment(),
} as const;

export type DossierRow = RowOf<typeof columns>;

const origin = (
  { rules, channel, receivingUnit, openedAt }: OpenedDossier,
  { reference }: FoldContext<OpenedDossier>,
) => {
  const { code, version } = rules.procedure;
  const known = reference.procedure(code, version);
  return {
    procedure: code,
    procedureVersion: version,
    field: nullable(known?.field),
    level: nullable(known?.level),
    regime: rules.regime,
    channel,
    receivingUnit,
    openedAt,
  };
};

/** Who has it: whoever has its running step before whoever has the dossier. */
const inCharge = ({ handling: { step, unit, officer } }: OpenedDossier) => ({
  unit: step?.unit ?? unit,
  officer: nullable(step?.officer ?? officer),
  step: nullable(step?.step),
});

const handled = ({ handling: { phase, decision, stoodSince, supplementRequests } }: OpenedDossier) => ({
  phase,
  isOpen: !isDecided(phase),
  stoodSince: nullable(stoodSince),
  supplementRequests,
  decidedAt: nullable(decision?.at),
  isDecidedLate: nullable(decision?.late),
});

const due = ({ originalDueAt, due: dates }: OpenedDossier) => ({
  originalDueAt: nullable(originalDueAt),
  statutoryDueAt: nullable(dates?.statutory),
  currentDueAt: nullable(dates?.current),
  isProvisional: dates?.provisional ?? false,
});

const apologised = ({ apology }: OpenedDossier) => ({
  apologisedAt: nullable(apology?.at),
  isReappointed: apology?.reappointed ?? false,
});

const assistantIn = (data: object): string | undefined =>
  (data as { readonly opening?: { readonly assistedBy?: string } }).opening?.assistedBy;

/** Kept from the event that ended it, unless a correction opened the matter again. */
const endedAt = (row: DossierRow | undefined, isOpen: boolean, at: Instant): Instant | null =>
  isOpen ? null : (row?.endedAt ?? at);

/** The dossier as it stands after any event: the law has folded it already, and knows what a neutralisation restores. */
const asItStands: Fold<DossierRow, object, OpenedDossier> = (row, { data, at }, context) => {
  const { after } = context;
  const now = handled(after);
  return {
    ...origin(after, context),
    ...inCharge(after),
    ...now,
    ...due(after),
    ...apologised(after),
    assistedBy: row ? row.assistedBy : nullable(assistantIn(data)),
    receivedAt: nullable(after.reception?.at),
    endedAt: endedAt(row, now.isOpen, at),
    lastAt: after.lastAt,
  };
};

/** One row for each dossier, where it stands and when it is due; lists, worklists and figures are questions to it. */
export const dossiers = defineProjection(DOSSIERS, {
  name: 'dossiers',
  version: 1,
  columns,
  indexes: [
    // The worklists: what is open in a unit or with an officer, next due first.
    { on: ['unit', 'currentDueAt', 'key'], where: 'is_open' },
    { on: ['officer', 'currentDueAt', 'key'], where: 'is_open' },
    { on: ['currentDueAt', 'key'], where: 'is_open' },
    // Lists over all, newest first, and the periods of reports.
    { on: ['openedAt', 'key'] },
    { on: ['unit', 'openedAt', 'key'] },
  ],
  on: {
    DossierSubmitted: asItStands,
    DossierReceived: asItStands,
    ReceptionRefused: asItStands,
    ReceptionSupplementRequested: asItStands,
    DossierTransferred: asItStands,
    OfficerAssigned: asItStands,
    StepStarted: asItStands,
    StepCompleted: asItStands,
    HandedOver: asItStands,
    TakenBack: asItStands,
    OpinionRequested: asItStands,
    OpinionReceived: asItStands,
    OpinionLapsed: asItStands,
    SupplementRequested: asItStands,
    SupplementReceived: asItStands,
    SupplementLapsed: asItStands,
    PaymentRequired: asItStands,
    PaymentConfirmed: asItStands,
    ComponentDigitised: asItStands,
    ComponentReused: asItStands,
    DeadlineExtended: asItStands,
    DueDateRevised: asItStands,
    DossierRehomed: asItStands,
    LatenessApologised: asItStands,
    ApologyBreachRecorded: asItStands,
    ResultIssued: asItStands,
    FoundIneligible: asItStands,
    ResultReturned: asItStands,
    DossierWithdrawn: asItStands,
    ProcessingStopped: asItStands,
    EventNeutralised: asItStands,
    ServiceRated: asItStands,
    // What the clock saw and what was explained moves no date and nobody's charge.
    NearDueRecorded: 'ignore',
    StepOverdueRecorded: 'ignore',
    ApologyDueRecorded: 'ignore',
    OverdueRecorded: 'ignore',
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
    AskedAgain: 'ignore',
  },
});

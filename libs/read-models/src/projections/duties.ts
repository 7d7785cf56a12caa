import { DEFAULT_POLICY, dutiesOf, type DutyKind, type OpenedDossier } from '@hoso/domain';
import { epochMs, type Instant } from '@hoso/kernel';
import { json, moment, orNull, type RowOf } from '../definition/column';
import { DOSSIERS } from '../definition/dossier-streams';
import { defineProjection, type Fold, type FoldContext, type ProjectedEvent } from '../definition/projection';

/** A duty of the clock that is not recorded yet. */
export interface OwedDuty {
  readonly kind: DutyKind;
  readonly key: string;
  readonly moment: Instant;
}

const columns = {
  /** The earliest moment among them. */
  nextAt: moment(),
  /** When history was keyed in last, by the store's time: more of it may follow. */
  keyedInAt: orNull(moment()),
  owed: json<readonly OwedDuty[]>(),
} as const;

export type DutiesRow = RowOf<typeof columns>;

const owedBy = (dossier: OpenedDossier, { reference }: FoldContext<OpenedDossier>): readonly OwedDuty[] => {
  const { procedure: pinned, calendar: counted } = dossier.rules;
  const procedure = reference.procedure(pinned.code, pinned.version);
  const calendar = reference.calendar(counted.region, counted.version);
  if (!procedure || !calendar) throw new Error(`Rules unknown: ${JSON.stringify(dossier.rules)}`);
  return dutiesOf(dossier, { procedure, calendar, policy: DEFAULT_POLICY }).map(
    ({ kind, key, moment: at }) => ({
      kind,
      key,
      moment: at,
    }),
  );
};

const isSame = (row: DutiesRow | undefined, owed: readonly OwedDuty[]): boolean =>
  row?.owed.length === owed.length &&
  row.owed.every(({ key, moment: at }, nr) => key === owed[nr]?.key && at === owed[nr].moment);

const KEYED_IN_AFTER_MS = 60_000;

const keyedInBy = (row: DutiesRow | undefined, { at, recordedAt }: ProjectedEvent): Instant | null =>
  epochMs(recordedAt) - epochMs(at) > KEYED_IN_AFTER_MS ? recordedAt : (row?.keyedInAt ?? null);

/** An event that changes no duty. */
const keyedIn: Fold<DutiesRow, object, OpenedDossier> = (row, event) => {
  const keyedInAt = keyedInBy(row, event);
  return row && keyedInAt !== row.keyedInAt ? { ...row, keyedInAt } : row;
};

const asOwed: Fold<DutiesRow, object, OpenedDossier> = (row, event, context) => {
  const owed = owedBy(context.after, context);
  if (isSame(row, owed)) return keyedIn(row, event, context);
  const [next] = owed;
  return next && { nextAt: next.moment, keyedInAt: keyedInBy(row, event), owed };
};

/**
 * What the clock still has to record of each dossier, and when: its durable timer. A row goes once everything is
 * recorded. Raise the version when the policy changes, as moments follow from it.
 */
export const duties = defineProjection(DOSSIERS, {
  name: 'duties',
  version: 1,
  columns,
  indexes: [{ on: ['nextAt', 'key'] }],
  on: {
    DossierSubmitted: asOwed,
    DossierReceived: asOwed,
    ReceptionRefused: asOwed,
    ReceptionSupplementRequested: asOwed,
    DossierTransferred: keyedIn,
    OfficerAssigned: keyedIn,
    StepStarted: asOwed,
    StepCompleted: asOwed,
    HandedOver: keyedIn,
    TakenBack: keyedIn,
    OpinionRequested: asOwed,
    OpinionReceived: asOwed,
    OpinionLapsed: asOwed,
    SupplementRequested: asOwed,
    SupplementReceived: asOwed,
    SupplementLapsed: asOwed,
    PaymentRequired: asOwed,
    PaymentConfirmed: asOwed,
    ComponentDigitised: keyedIn,
    ComponentReused: keyedIn,
    DeadlineExtended: asOwed,
    LatenessApologised: asOwed,
    ResultIssued: asOwed,
    FoundIneligible: asOwed,
    ResultReturned: asOwed,
    DossierWithdrawn: asOwed,
    ProcessingStopped: asOwed,
    EventNeutralised: asOwed,
    ServiceRated: keyedIn,
    NearDueRecorded: asOwed,
    StepOverdueRecorded: asOwed,
    ApologyDueRecorded: asOwed,
    OverdueRecorded: asOwed,
    ApologyBreachRecorded: asOwed,
    ReceptionUnansweredRecorded: asOwed,
    SupplementUnansweredRecorded: asOwed,
    OpinionLateRecorded: asOwed,
    ExplanationRequired: asOwed,
    ExplanationLateRecorded: asOwed,
    RemedyOverdueRecorded: asOwed,
    ExplanationFiled: asOwed,
    ExplanationAccepted: asOwed,
    ExplanationReturned: asOwed,
    RemedyDone: asOwed,
    DueDateRevised: asOwed,
    DossierRehomed: keyedIn,
    AskedAgain: keyedIn,
  },
});

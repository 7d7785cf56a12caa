import { DEFAULT_POLICY, dutiesOf, type DutyKind, type OpenedDossier } from '@hoso/domain';
import type { Instant } from '@hoso/kernel';
import { boolean, json, moment, type RowOf } from '../definition/column';
import { DOSSIERS } from '../definition/dossier-streams';
import { defineProjection, type Fold, type FoldContext } from '../definition/projection';

/** A duty of the clock that is not recorded yet. */
export interface OwedDuty {
  readonly kind: DutyKind;
  readonly key: string;
  readonly moment: Instant;
}

const columns = {
  /** The earliest moment among them. */
  nextAt: moment(),
  isImported: boolean(),
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

const asOwed: Fold<DutiesRow, object, OpenedDossier> = (row, _, context) => {
  const owed = owedBy(context.after, context);
  if (isSame(row, owed)) return row;
  const [next] = owed;
  return next && { nextAt: next.moment, isImported: context.after.rules.regime === 'imported', owed };
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
    DossierTransferred: 'ignore',
    OfficerAssigned: 'ignore',
    StepStarted: asOwed,
    StepCompleted: asOwed,
    HandedOver: 'ignore',
    TakenBack: 'ignore',
    OpinionRequested: asOwed,
    OpinionReceived: asOwed,
    OpinionLapsed: asOwed,
    SupplementRequested: asOwed,
    SupplementReceived: asOwed,
    SupplementLapsed: asOwed,
    PaymentRequired: asOwed,
    PaymentConfirmed: asOwed,
    ComponentDigitised: 'ignore',
    ComponentReused: 'ignore',
    DeadlineExtended: asOwed,
    LatenessApologised: asOwed,
    ResultIssued: asOwed,
    FoundIneligible: asOwed,
    ResultReturned: asOwed,
    DossierWithdrawn: asOwed,
    ProcessingStopped: asOwed,
    EventNeutralised: asOwed,
    ServiceRated: 'ignore',
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
    DossierRehomed: 'ignore',
    AskedAgain: 'ignore',
  },
});

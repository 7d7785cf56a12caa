import { workingMs, type Interval, type OpenedDossier, type Owner, type Party } from '@hoso/domain';
import type { Instant } from '@hoso/kernel';
import { bigint, moment, nullable, orNull, text, type RowOf } from '../definition/column';
import { DOSSIERS } from '../definition/dossier-streams';
import { defineListProjection, type FoldContext, type ListFold } from '../definition/projection';
import { unlessSame } from '../definition/same-row';

const columns = {
  state: text<Owner['state']>(),
  partyKind: text<Party['kind']>(),
  /** Unit code or officer id; null for the applicant. */
  partyId: orNull(text()),
  /** In charge of the dossier when the interval began, whoever has its time. */
  unit: text(),
  startedAt: moment(),
  /** Null while it runs: measure it up to the moment of the question. */
  endedAt: orNull(moment()),
  /** Working milliseconds by the dossier's calendar, exact, so that parts sum to the whole; null while it runs. */
  workingMs: orNull(bigint()),
} as const;

export type IntervalRow = RowOf<typeof columns>;

type Context = FoldContext<OpenedDossier>;

/** @throws RangeError without the calendar that the dossier was received under: no time can be told then */
const calendarOf = ({ after: { rules }, reference }: Context) => {
  const { region, version } = rules.calendar;
  const calendar = reference.calendar(region, version);
  if (!calendar) throw new RangeError(`The calendar ${region} has no version ${version}`);
  return calendar;
};

const intervalsOf = ({ ledger: { closed, open } }: OpenedDossier) => (open ? [...closed, open] : closed);

const endOf = (interval: Owner | Interval): Instant | null => ('to' in interval ? interval.to : null);

/** Whether a correction of the calendar makes all counted time void. */
const isRecounted = ({ before, after }: Context): boolean =>
  before !== undefined && before.rules.calendar.version !== after.rules.calendar.version;

/** The ledger as the law keeps it; what had been counted before is not counted again. */
const asAttributed: ListFold<IntervalRow, object, OpenedDossier> = (rows, _, context) => {
  const known = isRecounted(context) ? [] : rows;
  const next = intervalsOf(context.after).map((interval, nr) => {
    const { state, party, from } = interval;
    const row = known[nr]?.startedAt === from ? known[nr] : undefined;
    const endedAt = endOf(interval);
    const isCounted = row !== undefined && row.endedAt === endedAt;
    return unlessSame(row, {
      state,
      partyKind: party.kind,
      partyId: nullable(party.id),
      unit: row?.unit ?? inChargeOf(context.after),
      startedAt: from,
      endedAt,
      workingMs: isCounted ? row.workingMs : endedAt && workingMs(calendarOf(context), from, endedAt),
    });
  });
  return next.length === rows.length && next.every((row, nr) => row === rows[nr]) ? rows : next;
};

const inChargeOf = ({ handling: { step, unit } }: OpenedDossier): string => step?.unit ?? unit;

/** Whose each part of a dossier's time was, without gap or overlap. */
export const attribution = defineListProjection(DOSSIERS, {
  name: 'attribution',
  version: 1,
  columns,
  indexes: [{ on: ['unit', 'startedAt'] }, { on: ['partyKind', 'partyId', 'startedAt'] }],
  on: {
    DossierSubmitted: asAttributed,
    DossierReceived: asAttributed,
    ReceptionRefused: asAttributed,
    ReceptionSupplementRequested: asAttributed,
    DossierTransferred: asAttributed,
    OfficerAssigned: asAttributed,
    StepStarted: asAttributed,
    StepCompleted: asAttributed,
    HandedOver: asAttributed,
    TakenBack: asAttributed,
    OpinionRequested: asAttributed,
    OpinionReceived: asAttributed,
    OpinionLapsed: asAttributed,
    SupplementRequested: asAttributed,
    SupplementReceived: asAttributed,
    SupplementLapsed: asAttributed,
    PaymentRequired: asAttributed,
    PaymentConfirmed: asAttributed,
    ComponentDigitised: 'ignore',
    ComponentReused: 'ignore',
    DeadlineExtended: 'ignore',
    DueDateRevised: asAttributed,
    DossierRehomed: asAttributed,
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
    ResultIssued: asAttributed,
    FoundIneligible: asAttributed,
    ResultReturned: 'ignore',
    DossierWithdrawn: asAttributed,
    ProcessingStopped: asAttributed,
    EventNeutralised: asAttributed,
    ServiceRated: 'ignore',
    AskedAgain: 'ignore',
  },
});

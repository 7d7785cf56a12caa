import { reportFactsAfter, type DossierEvent, type OpenedDossier, type ReportFacts } from '@hoso/domain';
import { boolean, json, moment, nullable, orNull, type RowOf } from '../../definition/column';
import { DOSSIERS } from '../../definition/dossier-streams';
import { defineListProjection, type ListFold, type ProjectedEvent } from '../../definition/projection';
import { endedBy, heldAgain, versionColumns, versionFrom } from '../../definition/versioned';

const columns = {
  ...versionColumns,
  receivedAt: orNull(moment()),
  settledAt: orNull(moment()),
  /** When a paper was last asked for beyond the rules. */
  beyondRulesAt: orNull(moment()),
  /** When its applicant rated the service. */
  ratedAt: orNull(moment()),
  /** Whether it tells of a verified account, or of what came from the citizen's store or a shared database. */
  tellsOfCitizen: boolean(),
  facts: json<ReportFacts>(),
} as const;

export type ReportFactsRow = RowOf<typeof columns>;

const tellsOfCitizen = ({ verifiedByVneid, reuses }: ReportFacts): boolean =>
  verifiedByVneid !== undefined || reuses.some(({ source }) => source !== 'earlier-dossier');

const rowOf = (facts: ReportFacts, event: ProjectedEvent): ReportFactsRow => ({
  ...versionFrom(event),
  receivedAt: nullable(facts.receivedAt),
  settledAt: nullable(facts.settlement?.at),
  beyondRulesAt: nullable(facts.papersBeyondRules.at(-1)?.at),
  ratedAt: nullable(facts.rating?.at),
  tellsOfCitizen: tellsOfCitizen(facts),
  facts,
});

/** Another version only where the event said something that a report asks for. */
const asFacts: ListFold<ReportFactsRow, object, OpenedDossier> = (rows, event, { after, reference }) => {
  const last = rows.at(-1);
  const { procedure, calendar } = after.rules;
  const facts = reportFactsAfter(last?.facts, {
    event: event as unknown as DossierEvent,
    revision: event.revision,
    after,
    procedure: reference.procedure(procedure.code, procedure.version),
    calendar: reference.calendar(calendar.region, calendar.version),
  });
  if (last?.facts === facts) return rows;
  const next = rowOf(facts, event);
  return last ? [...rows.slice(0, -1), endedBy(last, event), next] : [next];
};

/** What reports ask about each dossier, as it had been recorded at any position of the log. */
export const reportFacts = defineListProjection(DOSSIERS, {
  name: 'report_facts',
  version: 6,
  columns,
  indexes: [
    { on: ['settledAt'] },
    { on: ['receivedAt'] },
    { on: ['beyondRulesAt'], where: 'beyond_rules_at is not null' },
    { on: ['ratedAt'], where: 'rated_at is not null' },
    { on: ['sincePosition'], where: 'tells_of_citizen' },
    { on: ['recordedAt', 'sincePosition'] },
  ],
  on: {
    DossierSubmitted: asFacts,
    DossierReceived: asFacts,
    ReceptionRefused: asFacts,
    ReceptionSupplementRequested: asFacts,
    DossierTransferred: asFacts,
    OfficerAssigned: asFacts,
    SupplementRequested: asFacts,
    SupplementReceived: asFacts,
    SupplementLapsed: asFacts,
    PaymentRequired: asFacts,
    PaymentConfirmed: asFacts,
    OpinionReceived: asFacts,
    OpinionLapsed: asFacts,
    ComponentDigitised: asFacts,
    ComponentReused: asFacts,
    DeadlineExtended: asFacts,
    DueDateRevised: asFacts,
    DossierRehomed: asFacts,
    LatenessApologised: asFacts,
    ApologyDelivered: 'ignore',
    ExplanationFiled: asFacts,
    ExplanationAccepted: asFacts,
    ExplanationReturned: asFacts,
    ResultIssued: asFacts,
    FoundIneligible: asFacts,
    DossierWithdrawn: asFacts,
    ProcessingStopped: asFacts,
    EventNeutralised: asFacts,
    ServiceRated: asFacts,
    StepStarted: 'ignore',
    StepCompleted: 'ignore',
    HandedOver: 'ignore',
    TakenBack: 'ignore',
    OpinionRequested: 'ignore',
    NearDueRecorded: 'ignore',
    StepOverdueRecorded: 'ignore',
    ApologyDueRecorded: 'ignore',
    OverdueRecorded: heldAgain,
    ReappointmentMissedRecorded: 'ignore',
    ApologyBreachRecorded: 'ignore',
    ReceptionUnansweredRecorded: 'ignore',
    SupplementUnansweredRecorded: 'ignore',
    OpinionLateRecorded: 'ignore',
    ExplanationRequired: 'ignore',
    ExplanationLateRecorded: 'ignore',
    RemedyDone: 'ignore',
    RemedyOverdueRecorded: 'ignore',
    ResultReturned: 'ignore',
    AskedAgain: 'ignore',
  },
});

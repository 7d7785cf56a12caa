import { TOPICS } from '@hoso/contracts';
import type { AccountabilityFigures, AccountabilityReportEvents } from '@hoso/domain';
import type { ToldEvent } from './published-message';
import { unnoted, type PublishedStream } from './published-stream';
import { simpleMessages, type Place } from './simple-messages';
import { telling, type Tellings } from './telling';

const figuresOf = ({ remedies, apologies, ...counts }: AccountabilityFigures) => ({
  breaches: counts.breaches,
  dossiers: counts.dossiers,
  daysLate: counts.daysLate,
  byStage: counts.byStage,
  byNature: counts.byNature,
  byCause: counts.byCause,
  byOfficer: counts.byOfficer,
  explainedLate: counts.explainedLate,
  remedies: { promised: remedies.promised, done: remedies.done, late: remedies.late },
  apologies: { given: apologies.given, missing: apologies.missing },
});

type Gathered = AccountabilityReportEvents['AccountabilityGathered'];

const gatheredOf = ({ unit, period, from, to, gatheredBy, position, figures }: Gathered) => ({
  unit,
  period,
  from,
  to,
  gatheredBy,
  position,
  figures: figuresOf(figures),
});

const TELLINGS: Tellings<AccountabilityReportEvents> = {
  AccountabilityGathered: telling('vn.hoso.accountability.report-gathered.v1', gatheredOf),
  AccountabilitySubmitted: telling(
    'vn.hoso.accountability.report-submitted.v1',
    ({ unit, period, submittedBy, position, open, dueAt, late }) => ({
      unit,
      period,
      submittedBy,
      position,
      open: open.map(({ dossier, breach }) => ({ dossier, breach })),
      dueAt,
      late,
    }),
  ),
  AccountabilityReviewed: telling(
    'vn.hoso.accountability.report-reviewed.v1',
    ({ unit, period, verdict, reviewedBy, dueAt }) => ({ unit, period, verdict, reviewedBy, dueAt }),
  ),
};

/** A type of its own: nobody may take figures for whole that are not. */
const PARTLY: Tellings<AccountabilityReportEvents> = {
  ...TELLINGS,
  AccountabilityGathered: telling('vn.hoso.accountability.report-partly-gathered.v1', (gathered) => ({
    ...gatheredOf(gathered),
    unread: gathered.unread ?? [],
  })),
};

const PLACE: Place = {
  topic: TOPICS.accountability.name,
  addressOf: ({ data }) => {
    const { unit, period } = data as AccountabilityReportEvents['AccountabilityReviewed'];
    return { source: `/accountability/${encodeURIComponent(unit)}/${period}`, key: `${unit}/${period}` };
  },
};

const whole = simpleMessages(TELLINGS, PLACE);
const partly = simpleMessages(PARTLY, PLACE);

const isPartly = ({ data }: ToldEvent): boolean => (data as Partial<Gathered>).unread !== undefined;

/** Periodic reports, keyed by unit and period. */
export const REPORT_STREAM: PublishedStream = {
  prefix: 'accountability-',
  noted: unnoted,
  messages: (event, note) => (isPartly(event) ? partly : whole)(event, note),
};

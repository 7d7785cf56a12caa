import { TOPICS } from '@hoso/contracts';
import type { AccountabilityFigures, AccountabilityReportEvents } from '@hoso/domain';
import { unnoted, type PublishedStream } from './published-stream';
import { simpleMessages } from './simple-messages';
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

const TELLINGS: Tellings<AccountabilityReportEvents> = {
  AccountabilityGathered: telling(
    'vn.hoso.accountability.report-gathered.v1',
    ({ unit, period, from, to, gatheredBy, position, figures }) => ({
      unit,
      period,
      from,
      to,
      gatheredBy,
      position,
      figures: figuresOf(figures),
    }),
  ),
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

/** Periodic reports, keyed by unit and period. */
export const REPORT_STREAM: PublishedStream = {
  prefix: 'accountability-',
  noted: unnoted,
  messages: simpleMessages(TELLINGS, {
    topic: TOPICS.accountability.name,
    addressOf: ({ data }) => {
      const { unit, period } = data as AccountabilityReportEvents['AccountabilityReviewed'];
      return { source: `/accountability/${encodeURIComponent(unit)}/${period}`, key: `${unit}/${period}` };
    },
  }),
};

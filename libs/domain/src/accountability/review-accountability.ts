import { nthWorkingDayClosing } from '../calendar';
import { isSuperior } from '../dossier';
import { refuse } from './refusals';
import type { AccountabilityState } from './report';
import { event, type AccountabilityFacts, type Rule } from './rule';

export interface ReviewAccountability {
  readonly verdict: 'accepted' | 'returned';
  /** Needed for a return. */
  readonly reason?: string;
}

const refuseReviewer = (report: AccountabilityState, facts: AccountabilityFacts) => {
  if (report?.stage !== 'submitted') return refuse('nothing-to-review', { stage: report?.stage });
  const { actor, unit } = facts;
  if (actor.id === report.submission?.submittedBy)
    return refuse('reviewer-submitted-it', { submittedBy: actor.id });
  return isSuperior(actor, unit, facts)
    ? undefined
    : refuse('reviewer-not-superior', { role: actor.role, unit: actor.unit, reportOf: unit });
};

/** The superior accepts the report, which is kept as it is, or returns it: then it is gathered and submitted again. */
export const reviewAccountability: Rule<ReviewAccountability> = ({ verdict, reason }, report, facts) => {
  const no = refuseReviewer(report, facts);
  if (no) return no;
  if (verdict === 'returned' && reason === undefined) return refuse('return-needs-reason', { verdict });
  const { at, actor, calendar, policy } = facts;
  return event(
    'AccountabilityReviewed',
    {
      verdict,
      reviewedBy: actor.id,
      ...(reason !== undefined && { reason }),
      ...(verdict === 'returned' && {
        dueAt: nthWorkingDayClosing(calendar, at, policy.returnedReportDays),
      }),
    },
    facts,
  );
};

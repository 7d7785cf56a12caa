import { sameContent } from '../procedure/same-content';
import { reportedBreach, type ListedBreaches } from './breach';
import { figuresOf } from './figures';
import { momentsOf } from './period';
import { refuse } from './refusals';
import type { AccountabilityReport } from './report';
import { event, type AccountabilityFacts, type Rule } from './rule';

/** Nothing but unit and period; the list comes from the log. */
export type GatherAccountability = Readonly<Record<never, never>>;

const refuseGathering = (
  report: AccountabilityReport | undefined,
  { at, unit, units, period, calendar }: AccountabilityFacts,
) => {
  if (!units.get(unit)) return refuse('unit-unknown', { unit });
  if (at < momentsOf(period, calendar.zone).start)
    return refuse('period-not-begun', { period: period.name, from: period.from });
  if (report?.stage !== 'submitted' && report?.stage !== 'accepted') return undefined;
  return refuse('already-submitted', { stage: report.stage, submittedAt: report.submission?.at });
};

const isSame = (
  { breaches, unread = [] }: AccountabilityReport['gathering'],
  now: Pick<AccountabilityReport['gathering'], 'breaches'> & Pick<ListedBreaches, 'unread'>,
): boolean => sameContent(breaches, now.breaches) && sameContent(unread, now.unread);

/**
 * Brings together the breaches whose statutory due date fell in the period and what the head has said about each. As
 * often as wanted until it is submitted, and again after a return; also before the period is over.
 */
export const gatherAccountability: Rule<GatherAccountability> = (_, report, facts) => {
  const no = refuseGathering(report, facts);
  if (no) return no;
  const { at, actor, period, calendar, listed } = facts;
  const breaches = listed.breaches.map((each) => reportedBreach(each, at, calendar.zone));
  const { position, unread } = listed;
  if (report?.stage === 'gathered' && isSame(report.gathering, { breaches, unread })) return [];
  const { from, to } = period;
  const gathered = { from, to, gatheredBy: actor.id, position, figures: figuresOf(breaches), breaches };
  return event('AccountabilityGathered', { ...gathered, ...(unread.length > 0 && { unread }) }, facts);
};

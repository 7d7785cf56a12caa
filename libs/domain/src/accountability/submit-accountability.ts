import { dayOf, type Instant } from '@hoso/kernel';
import { nthWorkingDayClosing } from '../calendar';
import { validDelegation } from '../unit';
import { breachKey, isOwed, type BreachFacts } from './breach';
import type { OpenBreach } from './events';
import { momentsOf } from './period';
import { refuse } from './refusals';
import type { AccountabilityReport, AccountabilityState } from './report';
import { event, type AccountabilityFacts, type Rule } from './rule';

export interface SubmitAccountability {
  /** What the head will do to keep it from happening again. */
  readonly prevention: string;
  /** Every breach of the list whose explanation is still owed, with the reason. */
  readonly open: readonly OpenBreach[];
}

const refuseNotHead = ({ actor, unit: id, units, at, calendar }: AccountabilityFacts) => {
  const unit = units.get(id);
  if (!unit) return refuse('unit-unknown', { unit: id });
  if (actor.role !== 'head' || actor.unit !== id)
    return refuse('head-only', { role: actor.role, unit: actor.unit, reportOf: id });
  const { delegation } = actor;
  const day = dayOf(at, calendar.zone);
  return delegation === undefined || validDelegation(unit, delegation, actor.id, day)
    ? undefined
    : refuse('delegation-not-valid', { delegation, officer: actor.id, unit: id, on: day });
};

const refuseStage = (report: AccountabilityState) => {
  if (!report || report.stage === 'returned') return refuse('nothing-gathered', { stage: report?.stage });
  if (report.stage === 'gathered') return undefined;
  return refuse('already-submitted', { stage: report.stage, submittedAt: report.submission?.at });
};

const standingsOf = (breaches: readonly BreachFacts[]): ReadonlyMap<string, string> =>
  new Map(breaches.map((each) => [breachKey(each), each.stage]));

/** The breaches of which the report says something else than the log does now, and the dossiers that it could not read. */
const outdatedIn = ({ gathering }: AccountabilityReport, { listed }: AccountabilityFacts) => {
  const [then, now] = [standingsOf(gathering.breaches), standingsOf(listed.breaches)];
  const told = [...new Set([...then.keys(), ...now.keys()])].filter((key) => then.get(key) !== now.get(key));
  return [...told, ...(gathering.unread ?? [])];
};

const refuseList = (report: AccountabilityReport, facts: AccountabilityFacts) => {
  const { at, period, calendar, listed } = facts;
  if (at <= momentsOf(period, calendar.zone).end)
    return refuse('period-not-over', { period: period.name, to: period.to });
  if (listed.unread.length > 0) return refuse('dossiers-unread', { unread: listed.unread });
  const changed = outdatedIn(report, facts);
  const positions = { gatheredAt: report.gathering.position, position: listed.position };
  return changed.length > 0 ? refuse('gathering-outdated', { changed, ...positions }) : undefined;
};

const refuseOpen = (open: readonly OpenBreach[], { gathering }: AccountabilityReport) => {
  const owed = new Set(gathering.breaches.filter(isOwed).map(breachKey));
  const named = open.map(breachKey);
  const unknown = named.filter((key, nr) => !owed.has(key) || named.indexOf(key) !== nr);
  if (unknown.length > 0) return refuse('open-breach-unknown', { unknown, owed: [...owed] });
  const missing = [...owed].filter((key) => !named.includes(key));
  return missing.length > 0 ? refuse('explanations-open', { missing }) : undefined;
};

/** By when a report is to be submitted, for the first time or after a return. */
export const reportDueAt = (
  report: AccountabilityState,
  { period, calendar, policy }: Pick<AccountabilityFacts, 'period' | 'calendar' | 'policy'>,
): Instant =>
  report?.review?.dueAt ??
  nthWorkingDayClosing(calendar, momentsOf(period, calendar.zone).end, policy.submissionDays);

/**
 * The head signs what was gathered, once the period is over and the list is what the log says. An explanation that is
 * still owed holds it up, unless the head names it with the reason. In time or not, it is taken.
 */
export const submitAccountability: Rule<SubmitAccountability> = ({ prevention, open }, state, facts) => {
  const no = refuseNotHead(facts) ?? refuseStage(state);
  if (no) return no;
  const report = state!;
  const wrong = refuseList(report, facts) ?? refuseOpen(open, report);
  if (wrong) return wrong;
  const due = reportDueAt(report, facts);
  const { position } = report.gathering;
  return event(
    'AccountabilitySubmitted',
    { submittedBy: facts.actor.id, position, prevention, open, dueAt: due, late: facts.at > due },
    facts,
  );
};

import { epochMs } from '@hoso/kernel';
import { sameContent } from '../procedure/same-content';
import { refuseCause } from './assess';
import type { Redating } from './redating';
import { refuse } from './refusals';
import { event, type RedatingFacts, type Rule } from './rule';
import type { DossierScope, RedatingCause } from './vocabulary';

const HOUR_MS = 3_600_000;

/** Where cause and scope are said again, they must be those that were assessed. */
export interface OrderRedating {
  readonly reason: string;
  readonly cause?: RedatingCause;
  readonly scope?: DossierScope;
}

const refusePhase = ({ phase, order, withdrawal }: Redating) => {
  if (phase === 'assessing') return refuse('assessment-unfinished', {});
  if (withdrawal) return refuse('redating-withdrawn', { ...withdrawal });
  return order && refuse('redating-ordered', { ...order });
};

const refuseDifference = ({ cause, scope }: OrderRedating, assessed: Redating) => {
  if (cause && !sameContent(cause, assessed.cause))
    return refuse('cause-differs', { assessed: assessed.cause, ordered: cause });
  return scope && !sameContent(scope, assessed.scope)
    ? refuse('scope-differs', { assessed: assessed.scope, ordered: scope })
    : undefined;
};

const refuseAge = (assessedAt: Redating['assessedAt'], { at, policy }: RedatingFacts) => {
  const age = epochMs(at) - epochMs(assessedAt!);
  const { assessmentHours } = policy;
  return age > assessmentHours * HOUR_MS
    ? refuse('assessment-outdated', { assessedAt, at, assessmentHours })
    : undefined;
};

const refuseOrder = (data: OrderRedating, redating: Redating, facts: RedatingFacts) =>
  refusePhase(redating) ??
  refuseDifference(data, redating) ??
  refuseAge(redating.assessedAt, facts) ??
  refuseCause(redating.cause, facts);

const isRepeated = (data: OrderRedating, redating: Redating): boolean =>
  redating.order?.reason === data.reason && !refuseDifference(data, redating);

/** The order to carry out what was assessed: on a fresh report, of the same cause and scope, with its reason. */
export const orderRedating: Rule<OrderRedating> = (data, redating, facts) => {
  if (isRepeated(data, redating)) return [];
  const no = refuseOrder(data, redating, facts);
  if (no) return no;
  const { assessedAt, cause, listed, assessed } = redating;
  if (assessed.touched === 0) return refuse('nothing-to-redate', { ...assessed });
  const ordered = { reason: data.reason, cause, assessedAt: assessedAt!, dossiers: listed };
  return event('RedatingOrdered', ordered, facts);
};

export interface WithdrawRedating {
  readonly reason: string;
}

/** Gives a re-dating up before it is ordered. */
export const withdrawRedating: Rule<WithdrawRedating> = ({ reason }, { order, withdrawal }, facts) => {
  if (order) return refuse('redating-ordered', { ...order });
  if (withdrawal) return withdrawal.reason === reason ? [] : refuse('redating-withdrawn', { ...withdrawal });
  return event('RedatingWithdrawn', { reason }, facts);
};

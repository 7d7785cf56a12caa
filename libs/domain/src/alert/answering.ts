import type { Actor, Instant } from '@hoso/kernel';
import type { Alert } from './alert';
import { refuse } from './refusals';
import { answerDueAt, event, rankOf, rungAbove, type Rule } from './rule';
import type { AlertAudience, Evidence } from './vocabulary';

export interface EscalateAlert {
  /** The moment by which an answer was due; an alert that has moved on since stays where it is. */
  readonly dueAt: Instant;
}

/** Lets an alert climb that nobody acknowledged in time. */
export const escalateAlert: Rule<EscalateAlert> = ({ dueAt }, alert, facts) => {
  const to = rungAbove(alert.audience);
  if (alert.answerDueAt !== dueAt || to === undefined) return [];
  if (facts.at < dueAt) return refuse('answer-not-due', { at: facts.at, dueAt });
  const next = answerDueAt(to, facts);
  return event(
    'AlertEscalated',
    { from: alert.audience, to, reason: 'unanswered', dueAt, ...(next && { answerDueAt: next }) },
    facts,
  );
};

export interface AcknowledgeAlert {
  readonly note?: string;
}

/** How far up an actor stands towards an alert; programs act for whoever uses them. */
const standingOf = ({ role, unit }: Actor, alert: Alert): AlertAudience => {
  if (role === 'clerk' || role === 'officer') return 'officer';
  return role === 'head' && unit === alert.unit ? 'head' : 'superior';
};

/** Takes notice (*tiếp nhận cảnh báo*): who answers for it from now on. */
export const acknowledgeAlert: Rule<AcknowledgeAlert> = ({ note }, alert, facts) => {
  const { acknowledged, resolved, audience } = alert;
  const { id, role, unit } = facts.actor;
  if (acknowledged) {
    const { by, at, note: noted } = acknowledged;
    return by === id && noted === note ? [] : refuse('already-acknowledged', { by, at });
  }
  if (resolved) return refuse('alert-resolved', { reason: resolved.reason, at: resolved.at });
  const standing = standingOf(facts.actor, alert);
  if (rankOf(standing) < rankOf(audience)) return refuse('answered-higher', { audience, standing });
  return event(
    'AlertAcknowledged',
    { by: id, role, ...(unit !== undefined && { unit }), ...(note !== undefined && { note }) },
    facts,
  );
};

export interface ResolveAlert {
  readonly reason: string;
  readonly evidence?: Evidence;
}

/** Ends an alert whose matter has ended, acknowledged or not. */
export const resolveAlert: Rule<ResolveAlert> = (data, { resolved }, facts) =>
  resolved ? [] : event('AlertResolved', data, facts);

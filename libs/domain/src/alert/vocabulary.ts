import type { Instant } from '@hoso/kernel';

/** The ladder (*đôn đốc*): who is to answer an alert, from below. `superior` is the head of the unit above. */
export const ALERT_AUDIENCES = ['officer', 'head', 'superior'] as const;
export type AlertAudience = (typeof ALERT_AUDIENCES)[number];

export const ALERT_SEVERITIES = ['notice', 'warning', 'serious'] as const;
export type AlertSeverity = (typeof ALERT_SEVERITIES)[number];

/**
 * What an alert says; `portal-parked`: a message to the portal waits for a person; `portal-differs`: the portal holds a dossier
 * otherwise, and nothing sent mends it; `drift`: rows that differ from the log.
 */
export const ALERT_KINDS = [
  'near-due',
  'step-overdue',
  'apology-due',
  'overdue',
  'reappointment-missed',
  'apology-breach',
  'reception-unanswered',
  'supplement-unanswered',
  'opinion-late',
  'explanation-required',
  'explanation-late',
  'remedy-overdue',
  'petition-late',
  'report-late',
  'repeated-lateness',
  'too-many-hand-overs',
  'too-many-opinions',
  'portal-parked',
  'portal-differs',
  'drift',
] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** Whom or what an alert is about; never an applicant. */
export type AlertSubject =
  | { readonly kind: 'dossier'; readonly code: string }
  | { readonly kind: 'unit'; readonly unit: string }
  | { readonly kind: 'officer'; readonly unit: string; readonly officer: string }
  | { readonly kind: 'petition'; readonly code: string }
  | { readonly kind: 'engine'; readonly part: string };

/** An event that an alert rests on: anybody can look it up in the log. */
export interface Evidence {
  readonly stream: string;
  /** From 0 in its stream. */
  readonly revision: number;
  readonly type: string;
  readonly at: Instant;
}

/** What is to be raised, before it has an id and a time to answer by. */
export interface AlertOrder {
  readonly kind: AlertKind;
  readonly severity: AlertSeverity;
  readonly subject: AlertSubject;
  /** The unit that answers; absent where the engine itself is the matter. */
  readonly unit?: string;
  readonly officer?: string;
  readonly audience: AlertAudience;
  readonly evidence: readonly Evidence[];
  /** What was counted or measured, by name; minutes are working minutes. */
  readonly figures: Readonly<Record<string, number | string>>;
}

export const ALERT_SINKS = ['mail', 'web-hook'] as const;
export type AlertSink = (typeof ALERT_SINKS)[number];

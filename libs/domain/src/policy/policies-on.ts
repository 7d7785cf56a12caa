import { addDays, type Instant, type PlainDate } from '@hoso/kernel';
import type { AlertPolicy } from '../alert';
import {
  alertsOn,
  BASE_POLICY,
  policyOn,
  type PolicyHistory,
  type PolicyVersion,
  type WrittenPolicy,
} from './policy-version';

/** A version of the history: what it names itself, and on which days it holds. */
export type ListedPolicy = WrittenPolicy & {
  /** The last day; absent for the newest. */
  readonly validTo?: PlainDate;
  /** Absent for the base, which nobody adopted. */
  readonly adoptedAt?: Instant;
};

/** A version made whole. */
export type PolicyInForce = Omit<PolicyVersion, 'alerts'> & {
  /** Null before the first policy of all: then nothing raises an alert. */
  readonly alerts: AlertPolicy | null;
  readonly adoptedAt?: Instant;
};

/** What holds on a day, and every version that the log knows, the oldest first. */
export interface PoliciesOnDay {
  readonly day: PlainDate;
  readonly inForce: PolicyInForce;
  readonly versions: readonly ListedPolicy[];
}

const listed = ({ written, adopted }: PolicyHistory): readonly ListedPolicy[] => {
  const own = written.map((policy, nr) => ({ ...policy, adoptedAt: adopted[nr]!.adoptedAt }));
  return [BASE_POLICY, ...own].map((policy, nr) => {
    const next = own[nr];
    return { ...policy, ...(next && { validTo: addDays(next.validFrom, -1) }) };
  });
};

/** The policy as people look at it: in force on a day, with its history. */
export const policiesOn = (history: PolicyHistory, day: PlainDate): PoliciesOnDay => ({
  day,
  inForce: { ...policyOn(history, day), alerts: alertsOn(history, day) ?? null },
  versions: listed(history),
});

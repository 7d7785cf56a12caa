import { plainDateOf, type Instant, type PlainDate } from '@hoso/kernel';
import { DEFAULT_ACCOUNTABILITY_POLICY, type AccountabilityPolicy } from '../accountability';
import { alertPolicyOn, DEFAULT_ALERT_POLICIES, type AlertPolicy } from '../alert';
import { DEFAULT_POLICY, type Policy } from '../dossier';

/** Thresholds and limits of the duties about a dossier; who judges explanations is no threshold. */
export type DossierThresholds = Omit<Policy, 'superiors'>;

/** What is numbered in a version of the policy. */
export interface PolicyParts {
  readonly dossier: DossierThresholds;
  readonly accountability: AccountabilityPolicy;
  readonly alerts: Omit<AlertPolicy, 'validFrom' | 'source'>;
}

interface PolicyHead {
  /** Names it for ever. */
  readonly version: string;
  /** The first day on which it holds. */
  readonly validFrom: PlainDate;
  /** The decision that it rests on. */
  readonly source: string;
}

/** A version as an authority writes it: a member that it leaves out stays as in the version before. */
export type WrittenPolicy = PolicyHead & {
  readonly [Part in keyof PolicyParts]?: Partial<PolicyParts[Part]>;
};

/** What the law leaves open to an authority, as one dated version, made whole by the one before. */
export type PolicyVersion = PolicyHead & PolicyParts;

const { superiors: _, ...thresholds } = DEFAULT_POLICY;
const { validFrom: __, source, ...alerts } = DEFAULT_ALERT_POLICIES.at(-1)!;

/** What holds until an authority decides otherwise, from the first day on. */
export const BASE_POLICY: PolicyVersion = {
  version: 'base',
  validFrom: plainDateOf('0001-01-01'),
  source,
  dossier: thresholds,
  accountability: DEFAULT_ACCOUNTABILITY_POLICY,
  alerts,
};

/** A version that an authority adopted. */
export type AdoptedPolicy = PolicyVersion & { readonly adoptedAt: Instant };

/** Every version adopted, in the order of their first days; what came before them is the base. */
export interface PolicyHistory {
  readonly written: readonly WrittenPolicy[];
  readonly adopted: readonly AdoptedPolicy[];
}

export const NO_POLICIES: PolicyHistory = { written: [], adopted: [] };

export const withPolicy = (
  { written, adopted }: PolicyHistory,
  next: WrittenPolicy,
  adoptedAt: Instant,
): PolicyHistory => {
  const before = adopted.at(-1) ?? BASE_POLICY;
  const whole: AdoptedPolicy = {
    ...next,
    adoptedAt,
    dossier: { ...before.dossier, ...next.dossier },
    accountability: { ...before.accountability, ...next.accountability },
    alerts: { ...before.alerts, ...next.alerts },
  };
  return { written: [...written, next], adopted: [...adopted, whole] };
};

/** The version in force on a day. */
export const policyOn = ({ adopted }: PolicyHistory, day: PlainDate): PolicyVersion =>
  adopted.findLast(({ validFrom }) => validFrom <= day) ?? BASE_POLICY;

/** What raises alerts on a day; undefined before the first policy of all. */
export const alertsOn = (history: PolicyHistory, day: PlainDate): AlertPolicy | undefined => {
  const { alerts: adopted, validFrom, source: basis, version } = policyOn(history, day);
  return version === BASE_POLICY.version
    ? alertPolicyOn(DEFAULT_ALERT_POLICIES, day)
    : { ...adopted, validFrom, source: basis };
};

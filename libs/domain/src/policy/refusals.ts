import type { Refusal } from '@hoso/kernel';

/** Every way in which a version of the policy is turned down, and the design rule that it rests on. */
export const POLICY_REFUSAL_SOURCES = {
  'policy-changed': 'Hoso design, principles: a version that was adopted never changes',
  'policy-not-after': 'Hoso design, principles: versions follow each other by their first days',
  'policy-not-ahead': 'Hoso design, principles: a new rule never moves what was received before',
} as const satisfies Record<string, string>;

export type PolicyRefusalCode = keyof typeof POLICY_REFUSAL_SOURCES;

export const refuse = (refused: PolicyRefusalCode, facts: Refusal['facts']): Refusal<PolicyRefusalCode> => ({
  refused,
  facts,
  source: POLICY_REFUSAL_SOURCES[refused],
});

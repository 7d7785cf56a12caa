export { policyDecider } from './decider';
export type { PolicyCommand, PolicyEvent, PolicyEvents, PolicyFacts } from './decider';
export { policiesOn } from './policies-on';
export type { ListedPolicy, PoliciesOnDay, PolicyInForce } from './policies-on';
export { alertsOn, BASE_POLICY, NO_POLICIES, policyOn } from './policy-version';
export type {
  AdoptedPolicy,
  DossierThresholds,
  PolicyHistory,
  PolicyParts,
  PolicyVersion,
  WrittenPolicy,
} from './policy-version';
export { POLICY_REFUSAL_SOURCES } from './refusals';
export type { PolicyRefusalCode } from './refusals';

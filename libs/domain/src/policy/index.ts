export { policyDecider } from './decider';
export type { PolicyCommand, PolicyEvent, PolicyEvents, PolicyFacts } from './decider';
export { alertsOn, BASE_POLICY, NO_POLICIES, policyOn } from './policy-version';
export type {
  DossierThresholds,
  PolicyHistory,
  PolicyParts,
  PolicyVersion,
  WrittenPolicy,
} from './policy-version';
export { POLICY_REFUSAL_SOURCES } from './refusals';
export type { PolicyRefusalCode } from './refusals';

import { dayOf, VIETNAM, type Decider, type Decision, type EventOf, type Instant } from '@hoso/kernel';
import { sameContent } from '../procedure/same-content';
import {
  BASE_POLICY,
  NO_POLICIES,
  withPolicy,
  type PolicyHistory,
  type WrittenPolicy,
} from './policy-version';
import { refuse, type PolicyRefusalCode } from './refusals';

export interface PolicyCommand {
  readonly type: 'AdoptPolicy';
  readonly data: { readonly policy: WrittenPolicy };
}

/** Names and fields below are stored for decades: never edit one, add a version and an upcaster. */
export interface PolicyEvents {
  /** A version holds from its first day on, which lies ahead, but on a log where nothing had been decided yet. */
  readonly PolicyAdopted: { readonly policy: WrittenPolicy };
}

export type PolicyEvent = EventOf<PolicyEvents>;

export interface PolicyFacts {
  /** When it is adopted. */
  readonly at: Instant;
  /** The first stream that was decided about by the versions so far; absent on a log of reference data alone. */
  readonly decided?: string;
}

const adopt = (
  policy: WrittenPolicy,
  { written }: PolicyHistory,
  { at, decided }: PolicyFacts,
): Decision<PolicyEvent, PolicyRefusalCode> => {
  const { version, validFrom } = policy;
  const known = [BASE_POLICY, ...written].find((each) => each.version === version);
  if (known) return sameContent(known, policy) ? [] : refuse('policy-changed', { version });
  const latest = written.at(-1);
  if (latest && validFrom <= latest.validFrom)
    return refuse('policy-not-after', { version, validFrom, latest: latest.validFrom });
  const today = dayOf(at, VIETNAM);
  if (validFrom <= today && decided !== undefined)
    return refuse('policy-not-ahead', { version, validFrom, today, decided });
  return [{ type: 'PolicyAdopted', data: { policy }, at }];
};

/**
 * The versions of what the law leaves open (stream `policy-<name>`). Once anything has been decided by them, each begins after
 * the day of its adoption, so that which one held on a day that has come never changes. A log without cases takes any day:
 * there is nothing that could move.
 */
export const policyDecider: Decider<
  PolicyCommand,
  PolicyHistory,
  PolicyEvent,
  PolicyFacts,
  PolicyRefusalCode
> = {
  initial: NO_POLICIES,
  decide: ({ data: { policy } }, history, facts) => adopt(policy, history, facts),
  evolve: (history, { data: { policy }, at }) => withPolicy(history, policy, at),
};

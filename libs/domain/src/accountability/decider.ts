import type { Decider } from '@hoso/kernel';
import type { AccountabilityReportEvent } from './events';
import { gatherAccountability, type GatherAccountability } from './gather-accountability';
import type { AccountabilityRefusal } from './refusals';
import { evolveAccountabilityReport, type AccountabilityState } from './report';
import { reviewAccountability, type ReviewAccountability } from './review-accountability';
import type { AccountabilityDecision, AccountabilityFacts, Rule } from './rule';
import { submitAccountability, type SubmitAccountability } from './submit-accountability';

export interface AccountabilityCommands {
  GatherAccountability: GatherAccountability;
  SubmitAccountability: SubmitAccountability;
  ReviewAccountability: ReviewAccountability;
}

export type AccountabilityCommandType = keyof AccountabilityCommands;

export type AccountabilityCommand = {
  readonly [Type in AccountabilityCommandType]: {
    readonly type: Type;
    readonly data: AccountabilityCommands[Type];
  };
}[AccountabilityCommandType];

const rules: { readonly [Type in AccountabilityCommandType]: Rule<AccountabilityCommands[Type]> } = {
  GatherAccountability: gatherAccountability,
  SubmitAccountability: submitAccountability,
  ReviewAccountability: reviewAccountability,
};

const decideBy = <Type extends AccountabilityCommandType>(
  { type, data }: { readonly type: Type; readonly data: AccountabilityCommands[Type] },
  state: AccountabilityState,
  facts: AccountabilityFacts,
): AccountabilityDecision => rules[type](data, state, facts);

/** One report of a unit about a period: gathered, submitted, reviewed (NĐ 61/2018/NĐ-CP art. 4). */
export const accountabilityDecider: Decider<
  AccountabilityCommand,
  AccountabilityState,
  AccountabilityReportEvent,
  AccountabilityFacts,
  AccountabilityRefusal
> = {
  initial: undefined,
  decide: (command, state, facts) => decideBy(command, state, facts),
  evolve: evolveAccountabilityReport,
};

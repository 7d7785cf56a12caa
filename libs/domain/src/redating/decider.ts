import type { Decider } from '@hoso/kernel';
import {
  concludeAssessment,
  proposeRedating,
  recordAssessed,
  type ProposeRedating,
  type RecordAssessed,
} from './assess';
import { completeRedating, recordRedated, type RecordRedated } from './carry-out';
import type { RedatingEvent } from './events';
import { orderRedating, withdrawRedating, type OrderRedating, type WithdrawRedating } from './order';
import { evolveRedating, type Redating, type RedatingState } from './redating';
import { refuse, type RedatingRefusal } from './refusals';
import type { RedatingDecision, RedatingFacts, Rule } from './rule';

/** What may be asked of the stream `redating-<id>`. */
export interface RedatingCommands {
  readonly ProposeRedating: ProposeRedating;
  readonly RecordAssessed: RecordAssessed;
  readonly ConcludeAssessment: object;
  readonly OrderRedating: OrderRedating;
  readonly RecordRedated: RecordRedated;
  readonly CompleteRedating: object;
  readonly WithdrawRedating: WithdrawRedating;
}

export type RedatingCommandType = keyof RedatingCommands;

export type RedatingCommand = {
  [Type in RedatingCommandType]: { readonly type: Type; readonly data: RedatingCommands[Type] };
}[RedatingCommandType];

type Rules = {
  readonly [Type in keyof Omit<RedatingCommands, 'ProposeRedating'>]: Rule<RedatingCommands[Type]>;
};

const rules: Rules = {
  RecordAssessed: recordAssessed,
  ConcludeAssessment: concludeAssessment,
  OrderRedating: orderRedating,
  RecordRedated: recordRedated,
  CompleteRedating: completeRedating,
  WithdrawRedating: withdrawRedating,
};

const decideBy = <Type extends keyof Rules>(
  { type, data }: { readonly type: Type; readonly data: RedatingCommands[Type] },
  redating: Redating,
  facts: RedatingFacts,
): RedatingDecision => rules[type](data, redating, facts);

/** Many dates moved for one cause: looked at first, ordered by who answers for it, carried out dossier by dossier. */
export const redatingDecider: Decider<
  RedatingCommand,
  RedatingState,
  RedatingEvent,
  RedatingFacts,
  RedatingRefusal
> = {
  initial: undefined,
  decide: (command, redating, facts) => {
    if (command.type === 'ProposeRedating') return proposeRedating(command.data, redating, facts);
    return redating
      ? decideBy(command, redating, facts)
      : refuse('redating-unknown', { command: command.type });
  },
  evolve: evolveRedating,
};

import type { Decider } from '@hoso/kernel';
import { evolveAlert, type Alert, type AlertState } from './alert';
import {
  acknowledgeAlert,
  escalateAlert,
  resolveAlert,
  type AcknowledgeAlert,
  type EscalateAlert,
  type ResolveAlert,
} from './answering';
import { planDelivery, recordDelivered, recordDeliveryFailed } from './delivering';
import type { AlertEvent, AlertEvents, PlannedDelivery } from './events';
import { refuse, type AlertRefusal } from './refusals';
import { answerDueAt, event, type AlertDecision, type AlertFacts, type Rule } from './rule';
import type { AlertOrder } from './vocabulary';

/** `alert` is the id of its stream, derived from the evidence so that one matter raises one alert. */
export type RaiseAlert = AlertOrder & { readonly alert: string };

/** What may be asked of the stream `alert-<id>`. */
export interface AlertCommands {
  readonly RaiseAlert: RaiseAlert;
  readonly EscalateAlert: EscalateAlert;
  readonly AcknowledgeAlert: AcknowledgeAlert;
  readonly ResolveAlert: ResolveAlert;
  readonly PlanDelivery: PlannedDelivery;
  readonly RecordDelivered: AlertEvents['AlertDelivered'];
  readonly RecordDeliveryFailed: AlertEvents['AlertDeliveryFailed'];
}

export type AlertCommandType = keyof AlertCommands;

export type AlertCommand = {
  [Type in AlertCommandType]: { readonly type: Type; readonly data: AlertCommands[Type] };
}[AlertCommandType];

type Rules = { readonly [Type in keyof Omit<AlertCommands, 'RaiseAlert'>]: Rule<AlertCommands[Type]> };

const rules: Rules = {
  EscalateAlert: escalateAlert,
  AcknowledgeAlert: acknowledgeAlert,
  ResolveAlert: resolveAlert,
  PlanDelivery: planDelivery,
  RecordDelivered: recordDelivered,
  RecordDeliveryFailed: recordDeliveryFailed,
};

const raiseAlert = (data: RaiseAlert, facts: AlertFacts): readonly AlertEvent[] => {
  const due = answerDueAt(data.audience, facts);
  const { superior } = facts;
  return event(
    'AlertRaised',
    { ...data, ...(superior && { superior }), ...(due && { answerDueAt: due }) },
    facts,
  );
};

const decideBy = <Type extends keyof Rules>(
  { type, data }: { readonly type: Type; readonly data: AlertCommands[Type] },
  alert: Alert,
  facts: AlertFacts,
): AlertDecision => rules[type](data, alert, facts);

/** One alert: raised once for its evidence, climbing until somebody answers, ended with its matter. */
export const alertDecider: Decider<AlertCommand, AlertState, AlertEvent, AlertFacts, AlertRefusal> = {
  initial: undefined,
  decide: (command, alert, facts) => {
    if (command.type === 'RaiseAlert') return alert ? [] : raiseAlert(command.data, facts);
    return alert ? decideBy(command, alert, facts) : refuse('alert-unknown', { command: command.type });
  },
  evolve: evolveAlert,
};

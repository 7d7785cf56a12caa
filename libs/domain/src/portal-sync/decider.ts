import type { Decider } from '@hoso/kernel';
import type { PortalSyncEvent } from './events';
import { evolvePortalSync } from './evolve';
import { beginExchange, endExchange, type BeginExchange, type EndExchange } from './exchanging';
import { NOT_SYNCED, type PortalSync } from './portal-sync';
import {
  noteLookUpFailed,
  reconcilePortal,
  type NoteLookUpFailed,
  type ReconcilePortal,
} from './reconciling';
import type { PortalSyncRefusal } from './refusals';
import type { PortalSyncDecision, PortalSyncFacts, Rule } from './rule';
import {
  deliverMessage,
  orderPortalSync,
  parkMessage,
  releaseMessage,
  type OrderPortalSync,
  type ParkMessage,
  type ReleaseMessage,
} from './settling';
import type { MessageRef } from './vocabulary';

/** What may be asked of the stream `portalsync-<code>`. */
export interface PortalSyncCommands {
  readonly OrderPortalSync: OrderPortalSync;
  readonly BeginExchange: BeginExchange;
  readonly EndExchange: EndExchange;
  readonly DeliverMessage: MessageRef;
  readonly ParkMessage: ParkMessage;
  readonly ReleaseMessage: ReleaseMessage;
  readonly ReconcilePortal: ReconcilePortal;
  readonly NoteLookUpFailed: NoteLookUpFailed;
}

export type PortalSyncCommandType = keyof PortalSyncCommands;

export type PortalSyncCommand = {
  [Type in PortalSyncCommandType]: { readonly type: Type; readonly data: PortalSyncCommands[Type] };
}[PortalSyncCommandType];

const RULES: { readonly [Type in PortalSyncCommandType]: Rule<PortalSyncCommands[Type]> } = {
  OrderPortalSync: orderPortalSync,
  BeginExchange: beginExchange,
  EndExchange: endExchange,
  DeliverMessage: deliverMessage,
  ParkMessage: parkMessage,
  ReleaseMessage: releaseMessage,
  ReconcilePortal: reconcilePortal,
  NoteLookUpFailed: noteLookUpFailed,
};

const decideBy = <Type extends PortalSyncCommandType>(
  { type, data }: { readonly type: Type; readonly data: PortalSyncCommands[Type] },
  sync: PortalSync,
  facts: PortalSyncFacts,
): PortalSyncDecision => RULES[type](data, sync, facts);

/** The way of one dossier to the portal: message after message, each exchange intended before and told after. */
export const portalSyncDecider: Decider<
  PortalSyncCommand,
  PortalSync,
  PortalSyncEvent,
  PortalSyncFacts,
  PortalSyncRefusal
> = {
  initial: NOT_SYNCED,
  decide: (command, sync, facts) => decideBy(command, sync, facts),
  evolve: evolvePortalSync,
};

import { alertIdOf } from '@hoso/application';
import type { AlertCommand, Raise, Resolve } from '@hoso/domain';
import type { Instant } from '@hoso/kernel';
import type { Work } from '@hoso/processes';

/** A command about an alert, to be given at a moment. */
export interface AlertCommandData {
  readonly id: string;
  readonly command: AlertCommand;
}

interface Given extends AlertCommandData {
  readonly key: string;
  readonly dueAt: Instant;
}

const commandWork = ({ key, dueAt, id, command }: Given): Work => ({
  key,
  kind: 'command',
  lane: id,
  dueAt,
  data: { id, command } satisfies AlertCommandData,
});

export const raiseWork = ({ key, order }: Raise, dueAt: Instant): Work => {
  const id = alertIdOf(key);
  const command = { type: 'RaiseAlert', data: { alert: id, ...order } } as const;
  return commandWork({ key: `raise ${id}`, dueAt, id, command });
};

export const resolveWork = ({ key, reason, evidence }: Resolve, dueAt: Instant): Work => {
  const id = alertIdOf(key);
  return commandWork({
    key: `resolve ${id}`,
    dueAt,
    id,
    command: { type: 'ResolveAlert', data: { reason, evidence } },
  });
};

/** The key of the work by which an alert climbs; one stands there at most. */
export const climbKey = (id: string): string => `climb ${id}`;

export const climbWork = (id: string, dueAt: Instant): Work =>
  commandWork({ key: climbKey(id), dueAt, id, command: { type: 'EscalateAlert', data: { dueAt } } });

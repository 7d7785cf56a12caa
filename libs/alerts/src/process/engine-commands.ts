import type { AlertAccepted, AlertDecisions } from '@hoso/application';
import type { Principal } from '@hoso/access';
import type { AlertCommand, AlertRefusal } from '@hoso/domain';
import { derivedId } from '@hoso/event-format';
import type { Refusal } from '@hoso/kernel';

/** The engine itself, as events name it. */
const ALERTS: Principal = { id: 'alerts', role: 'clock', units: 'all' };

/** Gives commands of the engine’s own parts; the same command has the same id whenever it is given. */
export class EngineCommands {
  constructor(private readonly decisions: AlertDecisions) {}

  give(id: string, command: AlertCommand): Promise<AlertAccepted | Refusal<AlertRefusal>> {
    const commandId = derivedId(JSON.stringify([id, command]));
    const context = { principal: ALERTS, commandId, correlationId: commandId, causationId: commandId };
    return this.decisions.take({ id, command, context });
  }
}

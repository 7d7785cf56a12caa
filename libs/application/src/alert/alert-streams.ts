import { alertDecider, type AlertEvent, type AlertState } from '@hoso/domain';
import { CHAIN_START, decode, derivedId } from '@hoso/event-format';
import type { EventStore } from '@hoso/event-store';
import { storedEvent } from '../intake/stored';

export const ALERT_PREFIX = 'alert-';

/** The id of the alert that a matter raises, by the matter’s key: one matter, one alert. */
export const alertIdOf = (key: string): string => derivedId(`alert ${key}`);

/** What a command id has led to. */
export interface AlertTrace {
  readonly payloadHmac: string;
  readonly events: readonly AlertEvent[];
}

/** An alert as read from its stream; revision -1 when it was never raised. */
export interface AlertStream {
  readonly alert: AlertState;
  readonly revision: number;
  readonly head: string;
  readonly commands: ReadonlyMap<string, AlertTrace>;
}

/** Reads one alert; the streams are short. */
export const readAlert = async (store: EventStore, id: string): Promise<AlertStream> => {
  const commands = new Map<string, AlertTrace>();
  let [alert, revision, head]: [AlertState, number, string] = [alertDecider.initial, -1, CHAIN_START];
  for await (const recorded of store.read(`${ALERT_PREFIX}${id}`)) {
    const stored = storedEvent(recorded);
    const event = decode(stored) as AlertEvent;
    const { commandId, payloadHmac, hash } = stored.metadata;
    alert = alertDecider.evolve(alert, event);
    revision = recorded.revision;
    head = hash;
    commands.set(commandId, { payloadHmac, events: [...(commands.get(commandId)?.events ?? []), event] });
  }
  return { alert, revision, head, commands };
};

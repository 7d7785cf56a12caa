import type { PortalSyncStream, PortalSyncStreams } from '@hoso/application';
import {
  messageRefOf,
  nextPortalStep,
  SERVICE_OF,
  type MessageRef,
  type PortalStep,
  type PortalSyncCommand,
} from '@hoso/domain';
import type { Clock, Instant } from '@hoso/kernel';
import type { DossierTelling } from '../telling/dossier-telling';
import { dueMessage, type DueMessage } from '../telling/due-message';
import type { TellingMemory } from '../telling/telling-memory';
import { waitsUntil, type PortalPace } from './pace';
import type { Sender } from './sender';
import type { SyncLog } from './sync-log';

export interface CourierParts {
  readonly tellings: Pick<TellingMemory, 'read'>;
  readonly streams: PortalSyncStreams;
  readonly log: SyncLog;
  readonly sender: Sender;
  readonly clock: Clock;
  readonly pace: PortalPace;
}

/** How far a dossier was brought. */
export interface Brought {
  readonly telling: DossierTelling;
  readonly stream: PortalSyncStream;
  readonly due: DueMessage | undefined;
  /** When there is something to do again; absent when there is nothing, or only for a person. */
  readonly goesOnAt?: Instant;
}

/** Steps of one turn; a dossier with more to tell comes again, so that a stop does not wait for it. */
const STEPS_MOST = 24;

/** Brings one dossier’s messages to the portal, one after the other, as far as they go now. */
export class Courier {
  constructor(private readonly parts: CourierParts) {}

  /**
   * @param head revision of the event that somebody has to look at; absent: whatever is recorded
   * @throws GateClosed while nothing is sent; what the store throws
   */
  async bring(code: string, head?: number): Promise<Brought> {
    const telling = await this.parts.tellings.read(code, head);
    let stream = await this.parts.streams.load(code);
    let due = dueMessage(telling.messages, stream.sync);
    const isHeld = telling.isImported && !stream.sync.isOrdered;
    for (let steps = 0; due && !isHeld; steps++) {
      const step = nextPortalStep(stream.sync, due.ref);
      if (step.do === 'await-release') break;
      const goesOnAt = this.pauseBefore(stream, steps);
      if (goesOnAt) return { telling, stream, due, goesOnAt };
      stream = await this.take(step, { telling, stream, due });
      due = dueMessage(telling.messages, stream.sync);
    }
    return { telling, stream, due };
  }

  private pauseBefore({ code, sync }: PortalSyncStream, steps: number): Instant | undefined {
    const now = this.parts.clock.now();
    const until = waitsUntil(code, sync, this.parts.pace);
    if (until !== undefined && until > now) return until;
    return steps >= STEPS_MOST ? now : undefined;
  }

  private take(step: PortalStep, { telling, stream, due }: Standing): Promise<PortalSyncStream> {
    const { messages, person } = telling;
    const { ref, told } = due;
    const service = SERVICE_OF[step.do];
    if (service && told) {
      const errand = { stream, ref, told, messages, service, ...(person !== undefined && { person }) };
      return this.parts.sender.exchange(errand);
    }
    return this.parts.log.record(stream, commandFor(service ? UNTELLABLE : step, ref, stream), person);
  }
}

interface Standing {
  readonly telling: DossierTelling;
  readonly stream: PortalSyncStream;
  readonly due: DueMessage;
}

const UNTELLABLE: PortalStep = { do: 'park', reason: 'untellable' };

const commandFor = (step: PortalStep, ref: MessageRef, { sync }: PortalSyncStream): PortalSyncCommand => {
  const of = messageRefOf(ref);
  if (step.do === 'park') {
    const { errorCode, fault } = sync.current?.fault ?? {};
    const words = { ...(errorCode !== undefined && { errorCode }), ...(fault !== undefined && { fault }) };
    return { type: 'ParkMessage', data: { ...of, reason: step.reason, ...words } };
  }
  if (step.do !== 'await-end') return { type: 'DeliverMessage', data: of };
  // Its sender died, or gave up: the time in which it could still have arrived is over.
  const { service, attempt } = sync.open!;
  return {
    type: 'EndExchange',
    data: { message: of.message, service, attempt, outcome: 'unknown', cause: 'interrupted' },
  };
};

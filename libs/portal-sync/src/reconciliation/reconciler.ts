import type { PortalSyncStream, PortalSyncStreams } from '@hoso/application';
import type { MessageRef, PortalDifference, PortalSync } from '@hoso/domain';
import { isWrongExpectedRevision } from '@hoso/event-store';
import type { LookUp, Portal, PortalMessage } from '@hoso/portal';
import type { PortalGate } from '../exchange/gate';
import type { SyncLog } from '../exchange/sync-log';
import { readTelling, type TellingParts } from '../telling/dossier-telling';
import { differencesOf, type Found } from './differences';

export interface ReconcilerParts extends TellingParts {
  readonly portal: Portal;
  readonly gate: PortalGate;
  readonly streams: PortalSyncStreams;
  readonly log: SyncLog;
}

/** What asking the portal about one dossier came to. */
export interface Reconciliation {
  readonly code: string;
  /** Not compared: something is on its way, nothing was delivered yet, or the portal did not answer. */
  readonly outcome: 'agrees' | 'differs' | 'busy' | 'nothing-delivered' | 'unanswered';
  readonly differences: readonly PortalDifference[];
  /** Whether what differs is sent again. */
  readonly isMended: boolean;
  /** The last message that was compared; absent where nothing was. */
  readonly upTo?: number;
}

const refsOf = (messages: readonly PortalMessage[]): readonly MessageRef[] =>
  messages.map(({ revision, status, progress }, nr) => ({
    message: revision,
    after: messages[nr - 1]?.revision ?? -1,
    status,
    hasRow: progress !== undefined,
  }));

const isFound = (answer: LookUp): answer is Found =>
  answer.kind === 'absent' || answer.kind === 'exists' || answer.kind === 'known';

const contentOf = ({ exchange: { request, response } }: Found) => ({
  request,
  ...(response !== undefined && { response }),
});

const isBusy = ({ open, current }: PortalSync): boolean => open !== undefined || current !== undefined;

interface Standing {
  readonly stream: PortalSyncStream;
  readonly delivered: readonly PortalMessage[];
  readonly person: string | undefined;
}

interface Compared {
  readonly found: Found;
  readonly differences: readonly PortalDifference[];
}

/** Compares what the portal holds with what the log has told it. */
export class Reconciler {
  constructor(private readonly parts: ReconcilerParts) {}

  /** Records what was found, and lets the engine send again what differs. @throws GateClosed; what the store throws */
  reconcile(code: string): Promise<Reconciliation> {
    return this.compare(code, (compared, standing) => this.record(compared, standing));
  }

  /** Compares and writes nothing. @throws GateClosed; what the store throws */
  inspect(code: string): Promise<Reconciliation> {
    return this.compare(code, () => Promise.resolve(false));
  }

  private async compare(
    code: string,
    then: (compared: Compared, standing: Standing) => Promise<boolean>,
  ): Promise<Reconciliation> {
    const nothing = { code, differences: [], isMended: false };
    const stream = await this.parts.streams.load(code);
    if (isBusy(stream.sync)) return { ...nothing, outcome: 'busy' };
    const { messages, person } = await readTelling(code, this.parts);
    const delivered = messages.filter(({ revision }) => revision <= stream.sync.delivered);
    if (delivered.length === 0) return { ...nothing, outcome: 'nothing-delivered' };
    const found = await this.parts.gate.run(() => this.parts.portal.lookUp(code));
    if (!isFound(found)) return { ...nothing, outcome: 'unanswered' };
    const differences = differencesOf(delivered, found);
    try {
      const isMended = await then({ found, differences }, { stream, delivered, person });
      const outcome = differences.length > 0 ? 'differs' : 'agrees';
      return { code, outcome, differences, isMended, upTo: delivered.at(-1)!.revision };
    } catch (error) {
      if (!isWrongExpectedRevision(error)) throw error;
      return { ...nothing, outcome: 'busy' }; // a message began meanwhile, and what was found is old
    }
  }

  private async record(
    { found, differences }: Compared,
    { stream, delivered, person }: Standing,
  ): Promise<boolean> {
    const data = {
      upTo: delivered.at(-1)!.revision,
      extent: found.kind === 'exists' ? ('existence' as const) : ('whole' as const),
      differences,
      messages: refsOf(delivered),
      content: contentOf(found),
    };
    const { sync } = await this.parts.log.record(stream, { type: 'ReconcilePortal', data }, person);
    return sync.delivered < data.upTo;
  }
}

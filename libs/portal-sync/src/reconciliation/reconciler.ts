import type { PortalSyncStream, PortalSyncStreams } from '@hoso/application';
import type { MessageRef, PortalDifference, PortalSync, ReconcilePortal } from '@hoso/domain';
import { isWrongExpectedRevision } from '@hoso/event-store';
import type { LookUp, Portal, PortalMessage } from '@hoso/portal';
import { endOf } from '../exchange/exchange-end';
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
  /** Whether record and rows were compared, or the portal tells no more than that the dossier is there; absent where nothing was. */
  readonly extent?: ReconcilePortal['extent'];
}

export interface ReconcileOptions {
  /** A person wants sent again what an earlier repair did not change. */
  readonly insists?: boolean;
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

/** A repair has not gone yet: what the portal holds now is what the last look found. */
const isRepairing = ({ repair, delivered }: PortalSync, messages: readonly PortalMessage[]): boolean =>
  messages.some(({ revision }) => delivered < revision && revision <= (repair?.upTo ?? -1));

interface Standing {
  readonly stream: PortalSyncStream;
  readonly delivered: readonly PortalMessage[];
  readonly person: string | undefined;
}

/** Compares what the portal holds with what the log has told it. */
export class Reconciler {
  constructor(private readonly parts: ReconcilerParts) {}

  /**
   * Records what was found, or that the portal told nothing, and lets the engine send again what differs, but for what nothing sent
   * mends. @throws GateClosed; what the store throws
   */
  reconcile(code: string, options: ReconcileOptions = {}): Promise<Reconciliation> {
    return this.compare(code, options);
  }

  /** Compares and writes nothing. @throws GateClosed; what the store throws */
  inspect(code: string): Promise<Reconciliation> {
    return this.compare(code, undefined);
  }

  private async compare(code: string, recording: ReconcileOptions | undefined): Promise<Reconciliation> {
    const nothing = { code, differences: [], isMended: false };
    const stream = await this.parts.streams.load(code);
    if (isBusy(stream.sync)) return { ...nothing, outcome: 'busy' };
    const { messages, person } = await readTelling(code, this.parts);
    if (isRepairing(stream.sync, messages)) return { ...nothing, outcome: 'busy' };
    const delivered = messages.filter(({ revision }) => revision <= stream.sync.delivered);
    if (delivered.length === 0) return { ...nothing, outcome: 'nothing-delivered' };
    const answer = await this.parts.gate.run(() => this.parts.portal.lookUp(code));
    const standing = { stream, delivered, person };
    try {
      if (isFound(answer)) return await this.found(answer, standing, recording);
      if (recording) await this.recordFailure(answer, standing);
      return { ...nothing, outcome: 'unanswered' };
    } catch (error) {
      if (!isWrongExpectedRevision(error)) throw error;
      return { ...nothing, outcome: 'busy' }; // a message began meanwhile, and what was found is old
    }
  }

  private async found(
    found: Found,
    standing: Standing,
    recording: ReconcileOptions | undefined,
  ): Promise<Reconciliation> {
    const { stream, delivered } = standing;
    const differences = differencesOf(delivered, found);
    const compared = {
      upTo: delivered.at(-1)!.revision,
      extent: found.kind === 'exists' ? ('existence' as const) : ('whole' as const),
      differences,
    };
    const isMended =
      recording !== undefined && (await this.record(compared, { ...standing, found }, recording));
    return {
      code: stream.code,
      outcome: differences.length > 0 ? 'differs' : 'agrees',
      isMended,
      ...compared,
    };
  }

  /** @returns whether what differs is sent again */
  private async record(
    compared: Pick<ReconcilePortal, 'upTo' | 'extent' | 'differences'>,
    { stream, delivered, person, found }: Standing & { readonly found: Found },
    { insists = false }: ReconcileOptions,
  ): Promise<boolean> {
    const data = { ...compared, insists, messages: refsOf(delivered), content: contentOf(found) };
    const { sync } = await this.parts.log.record(stream, { type: 'ReconcilePortal', data }, person);
    return sync.delivered < compared.upTo;
  }

  private async recordFailure(answer: LookUp, { stream, delivered, person }: Standing): Promise<void> {
    const asked = {
      service: 'TraCuuHoSo',
      attempt: 1,
      told: delivered.at(-1)!,
      messages: delivered,
    } as const;
    const { message: upTo, service: _service, attempt: _attempt, row: _row, ...told } = endOf(answer, asked);
    await this.parts.log.record(stream, { type: 'NoteLookUpFailed', data: { upTo, ...told } }, person);
  }
}

import { PORTAL_SYNC_PREFIX } from '@hoso/application';
import { observePortal, type DossierWatch, type PortalSyncEvent, type PortalWatch } from '@hoso/domain';
import { decode, type StoredMetadata } from '@hoso/event-format';
import type { RecordedEvent } from '@hoso/event-store';
import type { RunStatement } from '@hoso/postgres';
import type { DueWork, ProcessManager, Settlement, Work, WorkChanges } from '@hoso/processes';
import type { AlertProcessParts } from './alert-process';
import { raiseWork, resolveWork } from './alert-work';
import { carryOutCommand } from './carry-out';
import { DOSSIER_PREFIX, watchKey } from './take-dossiers';
import { Watches } from './watch-table';

/** Turns facts about the portal into alerts; `AlertProcess` lets them climb as all others. */
export class PortalAlertProcess implements ProcessManager {
  readonly name = 'portal-alerts';
  /** Most facts of a way are exchanges, which raise nothing. */
  readonly filter = { typePrefixes: ['PortalMessageParked', 'PortalMessageDelivered', 'PortalReconciled'] };

  constructor(private readonly parts: AlertProcessParts) {}

  async take(events: readonly RecordedEvent[], query: RunStatement): Promise<WorkChanges> {
    const watches = await Watches.of(
      query,
      events.flatMap(({ stream }) => [stream, watchKey(DOSSIER_PREFIX + codeOf(stream))]),
    );
    const put = events.flatMap((event) => this.workFor(event, watches));
    await watches.save();
    return { put, remove: [] };
  }

  carryOut(work: DueWork): Promise<Settlement> {
    return carryOutCommand(work, this.parts);
  }

  private workFor(recorded: RecordedEvent, watches: Watches): readonly Work[] {
    const { stream, revision, type, recordedAt } = recorded;
    const code = codeOf(stream);
    const unit = watches.get<DossierWatch>(watchKey(DOSSIER_PREFIX + code))?.unit;
    const event = decode({ ...recorded, metadata: recorded.metadata as StoredMetadata }) as PortalSyncEvent;
    const evidence = { stream, revision, type, at: event.at };
    const { finder } = this.parts;
    const policy = finder.policyAt(event.at, finder.zoneOf(unit));
    const fact = { event, code, evidence, ...(unit !== undefined && { unit }) };
    const observed = observePortal(watches.get<PortalWatch>(stream) ?? {}, fact, policy);
    watches.set(stream, observed.watch);
    const { raise, resolve } = observed;
    return [
      ...(raise ? [raiseWork(raise, recordedAt)] : []),
      ...(resolve ? [resolveWork(resolve, recordedAt)] : []),
    ];
  }
}

const codeOf = (stream: string): string => stream.slice(PORTAL_SYNC_PREFIX.length);

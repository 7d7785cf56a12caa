import { PORTAL_SYNC_PREFIX } from '@hoso/application';
import { observePortal, type PortalSyncEvent, type PortalWatch } from '@hoso/domain';
import { decode, type StoredMetadata } from '@hoso/event-format';
import type { EventStore, RecordedEvent } from '@hoso/event-store';
import type { RunStatement } from '@hoso/postgres';
import type { DueWork, ProcessManager, Settlement, Work, WorkChanges } from '@hoso/processes';
import type { AlertProcessParts } from './alert-process';
import { raiseWork, resolveWork, type AlertCommandData } from './alert-work';
import { carryOutCommand } from './carry-out';
import { unitInCharge } from './unit-in-charge';
import { Watches } from './watch-table';

interface PortalAlertParts extends AlertProcessParts {
  readonly store: EventStore;
}

/** Turns facts about the portal into alerts; `AlertProcess` lets them climb as all others. */
export class PortalAlertProcess implements ProcessManager {
  readonly name = 'portal-alerts';
  /** Most facts of a way are exchanges, which raise nothing. */
  readonly filter = { typePrefixes: ['PortalMessageParked', 'PortalMessageDelivered', 'PortalReconciled'] };

  constructor(private readonly parts: PortalAlertParts) {}

  async take(events: readonly RecordedEvent[], query: RunStatement): Promise<WorkChanges> {
    const watches = await Watches.of(
      query,
      events.map(({ stream }) => stream),
    );
    const put = events.flatMap((event) => this.workFor(event, watches));
    await watches.save();
    return { put, remove: [] };
  }

  async carryOut(work: DueWork): Promise<Settlement> {
    return carryOutCommand(
      { ...work, data: await this.addressed(work.data as AlertCommandData) },
      this.parts,
    );
  }

  /** An alert goes to whoever has the dossier when it is raised. */
  private async addressed(data: AlertCommandData): Promise<AlertCommandData> {
    const { id, command } = data;
    if (command.type !== 'RaiseAlert' || command.data.subject.kind !== 'dossier') return data;
    const unit = await unitInCharge(command.data.subject.code, this.parts.store);
    return { id, command: { ...command, data: { ...command.data, ...(unit !== undefined && { unit }) } } };
  }

  private workFor(recorded: RecordedEvent, watches: Watches): readonly Work[] {
    const { stream, revision, type, recordedAt } = recorded;
    const event = decode({ ...recorded, metadata: recorded.metadata as StoredMetadata }) as PortalSyncEvent;
    const evidence = { stream, revision, type, at: event.at };
    const { finder } = this.parts;
    const policy = finder.policyAt(event.at, finder.zoneOf());
    const fact = { event, code: codeOf(stream), evidence };
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

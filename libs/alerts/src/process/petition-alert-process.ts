import type { RecordedEvent } from '@hoso/event-store';
import type { RunStatement } from '@hoso/postgres';
import type { DueWork, ProcessManager, Settlement, Work, WorkChanges } from '@hoso/processes';
import type { AlertProcessParts } from './alert-process';
import { carryOutCommand } from './carry-out';
import { PETITION_PREFIX, takePetitionEvent } from './take-petitions';
import { Watches } from './watch-table';

/** Turns facts about petitions into alerts; `AlertProcess` lets them climb as all others. */
export class PetitionAlertProcess implements ProcessManager {
  readonly name = 'petition-alerts';
  readonly filter = { streamPrefixes: [PETITION_PREFIX] };

  constructor(private readonly parts: AlertProcessParts) {}

  async take(events: readonly RecordedEvent[], query: RunStatement): Promise<WorkChanges> {
    const watches = await Watches.of(
      query,
      events.map(({ stream }) => stream),
    );
    const put: Work[] = [];
    for (const event of events) put.push(...(await takePetitionEvent(event, watches, this.parts.finder)));
    await watches.save();
    return { put, remove: [] };
  }

  carryOut(work: DueWork): Promise<Settlement> {
    return carryOutCommand(work, this.parts);
  }
}

import { ALERT_PREFIX, type AlertFactsFinder } from '@hoso/application';
import type { RecordedEvent } from '@hoso/event-store';
import type { Clock } from '@hoso/kernel';
import type { RunStatement } from '@hoso/postgres';
import type { DueWork, ProcessManager, Settlement, Work, WorkChanges } from '@hoso/processes';
import { carryOutCommand } from './carry-out';
import type { EngineCommands } from './engine-commands';
import { takeClimb } from './take-climbs';
import { DOSSIER_PREFIX, takeDossierEvent } from './take-dossiers';
import { Watches } from './watch-table';

export interface AlertProcessParts {
  readonly commands: EngineCommands;
  readonly finder: AlertFactsFinder;
  readonly clock: Clock;
}

/** Turns facts about dossiers into alerts, and lets those climb that nobody answers. */
export class AlertProcess implements ProcessManager {
  readonly name = 'alerts';
  readonly filter = { streamPrefixes: [DOSSIER_PREFIX, ALERT_PREFIX] };

  constructor(private readonly parts: AlertProcessParts) {}

  async take(events: readonly RecordedEvent[], query: RunStatement): Promise<WorkChanges> {
    const dossiers = events.filter(({ stream }) => stream.startsWith(DOSSIER_PREFIX));
    const watches = await Watches.of(
      query,
      dossiers.map(({ stream }) => stream),
    );
    const put: Work[] = [];
    for (const event of dossiers) put.push(...(await takeDossierEvent(event, watches, this.parts.finder)));
    await watches.save();
    // What an alert’s last event of the batch says about its climbing is what holds.
    const climbs = new Map<string, Work | string>();
    for (const event of events.filter(({ stream }) => stream.startsWith(ALERT_PREFIX))) {
      const climb = takeClimb(event);
      if (climb !== undefined) climbs.set(event.stream, climb);
    }
    const due = [...climbs.values()];
    return {
      put: [...put, ...due.filter((each) => typeof each !== 'string')],
      remove: due.filter((each) => typeof each === 'string'),
    };
  }

  carryOut(work: DueWork): Promise<Settlement> {
    return carryOutCommand(work, this.parts);
  }
}

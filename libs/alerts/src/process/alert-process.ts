import { ALERT_PREFIX, type AlertFactsFinder } from '@hoso/application';
import type { RecordedEvent } from '@hoso/event-store';
import { epochMs, instantFromMs, type Clock } from '@hoso/kernel';
import type { RunStatement } from '@hoso/postgres';
import type { DueWork, ProcessManager, Settlement, Work, WorkChanges } from '@hoso/processes';
import type { AlertCommandData } from './alert-work';
import type { EngineCommands } from './engine-commands';
import { takeClimb } from './take-climbs';
import { DOSSIER_PREFIX, takeDossierEvent } from './take-dossiers';
import { Watches } from './watch-table';

export interface AlertProcessParts {
  readonly commands: EngineCommands;
  readonly finder: AlertFactsFinder;
  readonly clock: Clock;
}

const RETRY_MS = 5_000;

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

  /** What is not yet so (raised, due) is asked for again; everything else that is refused has been overtaken. */
  async carryOut({ data }: DueWork): Promise<Settlement> {
    const { id, command } = data as AlertCommandData;
    const outcome = await this.parts.commands.give(id, command);
    if (!('refused' in outcome)) return { kind: 'done' };
    if (outcome.refused === 'alert-unknown')
      throw new Error(`${command.type}: the alert ${id} has not been raised`);
    if (outcome.refused !== 'answer-not-due') return { kind: 'done' };
    const soon = instantFromMs(epochMs(this.parts.clock.now()) + RETRY_MS);
    return { kind: 'later', dueAt: soon, reason: outcome.refused };
  }
}

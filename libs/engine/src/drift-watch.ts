import type { EngineCommands } from '@hoso/alerts';
import { alertIdOf, readAlert, type AlertFactsFinder } from '@hoso/application';
import { driftAlert, type AlertPolicy, type Drift, type Evidence } from '@hoso/domain';
import type { StoredMetadata } from '@hoso/event-format';
import type { Clock } from '@hoso/kernel';
import {
  AlertList,
  checkSample,
  parkedStreams,
  type DriftParts,
  type DriftReport,
  type RowDifference,
} from '@hoso/read-models';

export interface DriftWatchParts extends DriftParts {
  readonly clock: Clock;
  readonly finder: AlertFactsFinder;
  readonly commands: EngineCommands;
}

/** Where rows may differ from the log. */
type Place = Pick<Drift, 'projection' | 'stream'>;

/** A drift that has been told and has not ended. */
interface Told extends Place {
  readonly alert: string;
}

/** Drifts that each check looks at again; the newest first. */
const TOLD_AT_MOST = 100;

const nameOf = ({ projection, stream }: Place): string => `${projection} ${stream}`;

const driftsIn = (differences: readonly RowDifference[]): ReadonlyMap<string, Drift> => {
  const drifts = new Map<string, Drift>();
  for (const { projection, stream, nr } of differences) {
    const known = drifts.get(nameOf({ projection, stream }));
    drifts.set(nameOf({ projection, stream }), { projection, stream, rows: [...(known?.rows ?? []), nr] });
  }
  return drifts;
};

/** Compares rows with the log, raises an alert for each stream of a read model that differs, and ends those that agree again. */
export class DriftWatch {
  private readonly alerts: AlertList;

  constructor(private readonly parts: DriftWatchParts) {
    this.alerts = new AlertList(parts.database);
  }

  /**
   * Compares streams chosen by chance, `count` at most, and those whose alert has not ended.
   * @throws CommandFailure, UpkeepFailure, and what store and database throw; what was not told is told when it is met again
   */
  async check(count: number): Promise<DriftReport> {
    const told = await this.told();
    const again = told.map(({ stream }) => stream);
    const report = await checkSample(this.parts, count, again);
    const drifts = driftsIn(report.differences);
    for (const drift of drifts.values()) await this.raise(drift);
    await this.end(told.filter((place) => !drifts.has(nameOf(place))));
    return report;
  }

  private async told(): Promise<readonly Told[]> {
    const filter = { visible: 'all', kind: 'drift', limit: TOLD_AT_MOST } as const;
    const open = await this.alerts.page({ ...filter, state: 'open' });
    const acknowledged = await this.alerts.page({ ...filter, state: 'acknowledged' });
    return [...open.items, ...acknowledged.items].flatMap(({ alert, subject, figures }) =>
      subject.kind === 'engine' && typeof figures['stream'] === 'string'
        ? [{ alert, projection: subject.part, stream: figures['stream'] }]
        : [],
    );
  }

  private async raise(drift: Drift): Promise<void> {
    const policy = this.policy();
    if (!policy) return;
    const evidence = await this.lastEventOf(drift.stream);
    const order = driftAlert({ ...drift, ...(evidence && { evidence }) }, policy);
    const alert = await this.idFor(drift);
    await this.parts.commands.give(alert, { type: 'RaiseAlert', data: { alert, ...order } });
  }

  private policy(): AlertPolicy | undefined {
    const { clock, finder } = this.parts;
    return finder.policyAt(clock.now(), finder.zoneOf());
  }

  /** The same alert for as long as it has not ended; rows that differ again after that are a new matter. */
  private async idFor(place: Place): Promise<string> {
    for (let ended = 0; ; ended++) {
      const id = alertIdOf(`drift ${nameOf(place)} ${ended}`);
      const { alert } = await readAlert(this.parts.store, id);
      if (!alert?.resolved) return id;
    }
  }

  private async lastEventOf(stream: string): Promise<Evidence | undefined> {
    const slice = { direction: 'backwards', max: 1 } as const;
    for await (const { revision, type, metadata } of this.parts.store.read(stream, slice))
      return { stream, revision, type, at: (metadata as StoredMetadata).occurredAt };
    return undefined;
  }

  /** Rows of a parked stream were not compared: nothing is known of them. */
  private async end(agreeing: readonly Told[]): Promise<void> {
    const parked = new Set((await parkedStreams(this.parts.database.query)).map(nameOf));
    for (const place of agreeing) {
      if (parked.has(nameOf(place))) continue;
      await this.parts.commands.give(place.alert, { type: 'ResolveAlert', data: { reason: 'rows-agree' } });
    }
  }
}

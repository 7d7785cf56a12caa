import { decode } from '@hoso/event-format';
import type { EventStore, RecordedEvent, Subscription } from '@hoso/event-store';
import {
  NO_POLICIES,
  versionInForce,
  type PolicyHistory,
  type ProcedureState,
  type ProcedureVersion,
  type Unit,
  type WorkingCalendar,
} from '@hoso/domain';
import type { PlainDate } from '@hoso/kernel';
import { CommandFailure } from '../intake/failures';
import { storedEvent } from '../intake/stored';
import { REFERENCE_KINDS } from './reference-kinds';

interface Waiter {
  readonly position: bigint;
  readonly reached: () => void;
}

/** Name of the one policy of an engine. */
export const POLICY_NAME = 'engine';
const POLICY_STREAM = `policy-${POLICY_NAME}`;

const KINDS = Object.values(REFERENCE_KINDS);

/** A live view of all procedures, units, calendars and the policy, folded from the log. */
export class ReferenceData {
  private readonly states = new Map<string, unknown>();
  private readonly calendars = new Map<string, WorkingCalendar>();
  private readonly unitsById = new Map<string, Unit>();
  private readonly waiters = new Set<Waiter>();
  private position = -1n;
  private failure: unknown;
  private subscription: Subscription | undefined;

  constructor(private readonly store: EventStore) {}

  /** Resolves when everything in the log has been read; what comes later follows by itself. */
  async start(): Promise<void> {
    await new Promise<void>((caughtUp, failed) => {
      this.subscription = this.store.subscribe({
        filter: { streamPrefixes: KINDS.map(({ prefix }) => prefix) },
        onEvent: (event) => this.apply(event),
        onCaughtUp: caughtUp,
        onFailure: (error) => {
          this.failure = error;
          failed(error instanceof Error ? error : new Error(String(error)));
        },
      });
    });
  }

  async stop(): Promise<void> {
    await this.subscription?.stop();
  }

  /** @throws CommandFailure reference-not-followed: decisions on old reference data would be wrong */
  assertLive(): void {
    if (this.failure) throw new CommandFailure('reference-not-followed', {}, { cause: this.failure });
  }

  /** Resolves once the event at a log position is part of the view. */
  async reached(position: bigint): Promise<void> {
    if (position <= this.position) return;
    await new Promise<void>((reached) => this.waiters.add({ position, reached }));
  }

  get units(): ReadonlyMap<string, Unit> {
    return this.unitsById;
  }

  procedures(): readonly ProcedureState[] {
    return [...this.states]
      .filter(([stream]) => stream.startsWith('procedure-'))
      .map(([, state]) => state as ProcedureState);
  }

  procedure(code: string): ProcedureState | undefined {
    return this.states.get(`procedure-${code}`) as ProcedureState | undefined;
  }

  procedureInForce(code: string, day: PlainDate): ProcedureVersion | undefined {
    const procedure = this.procedure(code);
    return procedure && versionInForce(procedure, day);
  }

  procedureVersion(code: string, version: number): ProcedureVersion | undefined {
    return this.procedure(code)?.versions.find((candidate) => candidate.version === version);
  }

  /** The newest calendar of a region, or the one of a version. */
  calendar(region: string, version?: number): WorkingCalendar | undefined {
    return version === undefined
      ? (this.states.get(`calendar-${region}`) as WorkingCalendar | undefined)
      : this.calendars.get(`${region} ${version}`);
  }

  /** What the law leaves open, as versions. */
  get policies(): PolicyHistory {
    return (this.states.get(POLICY_STREAM) as PolicyHistory | undefined) ?? NO_POLICIES;
  }

  private apply(recorded: RecordedEvent): void {
    const kind = KINDS.find(({ prefix }) => recorded.stream.startsWith(prefix));
    if (kind) {
      const before = this.states.has(recorded.stream) ? this.states.get(recorded.stream) : kind.initial;
      const state = kind.evolve(before, decode(storedEvent(recorded)));
      this.states.set(recorded.stream, state);
      this.index(recorded.stream, state);
    }
    this.position = recorded.position;
    for (const waiter of this.waiters) {
      if (waiter.position > this.position) continue;
      this.waiters.delete(waiter);
      waiter.reached();
    }
  }

  private index(stream: string, state: unknown): void {
    if (stream.startsWith('unit-')) this.unitsById.set(stream.slice('unit-'.length), state as Unit);
    if (!stream.startsWith('calendar-')) return;
    const calendar = state as WorkingCalendar;
    this.calendars.set(`${calendar.region} ${calendar.version}`, calendar);
  }
}

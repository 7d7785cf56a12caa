import { isOutcomeUnknown, isWrongExpectedRevision, type EventStore } from '@hoso/event-store';
import type { CaseTypes } from './case-kind';
import { acceptedOf } from './case-accepted';
import { CaseOpener, conflict, type OpenerParts } from './case-opener';
import { demandConcern, demandRole } from './case-permission';
import type { CaseMemory, CaseSnapshot, CaseStream } from './case-streams';
import type { CaseOutcome, CaseRequest } from './command-request';
import type { Task, Verdict } from './deliberation';
import type { EventWriter } from './event-writer';
import { CommandFailure, isCommandFailure } from './failures';
import { FirstResults } from './first-results';
import { SerialQueue } from './serial-queue';

/** How often commands are decided anew after somebody else was first. */
const MAX_RACES = 5;

/** What decisions are made with. */
export interface DecisionParts<T extends CaseTypes> extends OpenerParts<T> {
  readonly store: EventStore;
  readonly writer: EventWriter<T>;
}

/** The one place where commands about cases of one kind are carried out: repeated ids, the law, the append. */
export class CaseDecisions<T extends CaseTypes> {
  private readonly queue = new SerialQueue();
  private readonly opener: CaseOpener<T>;

  constructor(private readonly parts: DecisionParts<T>) {
    this.opener = new CaseOpener(parts);
  }

  get memory(): CaseMemory {
    return this.parts.streams;
  }

  private get kind() {
    return this.parts.streams.kind;
  }

  /**
   * The code of the case that a command has opened; undefined for none.
   * @throws CommandFailure number-elsewhere-known where another command opened the one that it was to open
   */
  codeOpenedBy(commandId: string): Promise<string | undefined> {
    return this.opener.codeOpenedBy(commandId);
  }

  /** @throws CommandFailure where the law was not asked; its refusal is a value */
  async take(request: CaseRequest<T>): Promise<CaseOutcome<T>> {
    const [outcome] = await this.takeAll([request]);
    return outcome!;
  }

  /**
   * Carries out commands about one case, in order, as one append: nobody sees half of them. One that is refused is
   * left out; the others stand. The first may open the case.
   * @param known the case as it was read beforehand, for one that is not in memory
   */
  async takeAll(
    requests: readonly CaseRequest<T>[],
    known?: CaseSnapshot,
  ): Promise<readonly CaseOutcome<T>[]> {
    const tasks = requests.map((request) => ({
      request,
      payloadHmac: this.parts.writer.fingerprint(request),
    }));
    const [{ request: first }] = tasks as [Task<T>];
    demandRole(this.kind.rights, first);
    return this.queue.run(first.code ?? first.context.commandId, async () => {
      if (first.code !== undefined) return this.decideOn(first.code, tasks, known);
      const opened = await this.opener.open(tasks as [Task<T>]);
      return typeof opened === 'string' ? this.decideOn(opened, tasks) : opened;
    });
  }

  private async decideOn(
    code: string,
    tasks: readonly Task<T>[],
    known?: CaseSnapshot,
  ): Promise<readonly CaseOutcome<T>[]> {
    let stream = await this.parts.streams.load(code, known);
    if (stream.revision < 0 && tasks[0]?.request.code !== undefined) stream = await this.mustExist(code);
    for (let race = 0; race < MAX_RACES; race++) {
      this.demandOwn(stream, tasks);
      const attempt = await this.attempt(stream, tasks);
      if (attempt.isCertain) return attempt.outcomes();
      const current = await this.parts.streams.reload(code);
      if (attempt.isUnwritten && current.revision === stream.revision) return attempt.outcomes();
      stream = current;
    }
    throw new CommandFailure('lost-race', { code, revision: stream.revision, tries: MAX_RACES });
  }

  /** A command that opens a case meets one only where another has opened it, which has the same number elsewhere. */
  private demandOwn({ code, revision, commands }: CaseStream<T>, [first]: readonly Task<T>[]): void {
    const { request } = first!;
    if (request.code !== undefined || revision < 0 || commands.has(request.context.commandId)) return;
    const numberElsewhere = this.kind.numberElsewhere(request.data);
    throw new CommandFailure('number-elsewhere-known', { numberElsewhere, code });
  }

  private async mustExist(code: string): Promise<CaseStream<T>> {
    const stream = await this.parts.streams.reload(code);
    if (stream.revision < 0) throw new CommandFailure(this.kind.notFound, { code });
    return stream;
  }

  /**
   * Decides on the stream as it is known. Only an append (or a result that is recorded already) proves that this was
   * all of it: a refusal may rest on what another process has changed since.
   */
  private async attempt(stream: CaseStream<T>, tasks: readonly Task<T>[]): Promise<Attempt<T>> {
    try {
      const { outcomes, decided, state } = await this.judge(stream, tasks);
      if (decided.length === 0)
        return { isCertain: outcomes.every(isRepeat), isUnwritten: true, outcomes: () => outcomes };
      const stored = await this.parts.writer.append(stream, decided);
      const [{ judgedAt: recordedAt }] = decided as [Verdict<T>];
      this.parts.streams.keep(stream, stored, { state, recordedAt });
      return { isCertain: true, isUnwritten: false, outcomes: () => outcomes };
    } catch (error) {
      if (isCommandFailure(error))
        return { isCertain: false, isUnwritten: true, outcomes: () => rethrow(error) };
      if (!isWrongExpectedRevision(error) && !isOutcomeUnknown(error)) throw error;
      return { isCertain: false, isUnwritten: false, outcomes: () => rethrow(error) };
    }
  }

  private async judge(stream: CaseStream<T>, tasks: readonly Task<T>[]) {
    const outcomes: CaseOutcome<T>[] = [];
    const decided: Verdict<T>[] = [];
    const first = new FirstResults(this.kind, this.parts.store, stream);
    let { state } = stream;
    for (const task of tasks) {
      const known = stream.commands.get(task.request.context.commandId);
      if (known) {
        demandConcern(this.kind.rights, task.request, state);
        if (known.payloadHmac !== task.payloadHmac) throw conflict(task.request.context);
        outcomes.push(await first.of(task.request.context.commandId, known));
        continue;
      }
      const judged = this.parts.deliberation.judge(task, state, stream);
      const verdict = judged instanceof Promise ? await judged : judged;
      outcomes.push(verdict.refusal ?? acceptedOf(task, { verdict, code: stream.code, kind: this.kind }));
      if (verdict.events.length === 0 || task.request.context.isDryRun) continue;
      decided.push(verdict);
      ({ state } = verdict);
    }
    return { outcomes, decided, state };
  }
}

interface Attempt<T extends CaseTypes> {
  /** The outcomes rest on the whole stream. */
  readonly isCertain: boolean;
  /** Nothing was sent to the store. */
  readonly isUnwritten: boolean;
  /** @throws what kept the law from being asked */
  readonly outcomes: () => readonly CaseOutcome<T>[];
}

const rethrow = (error: unknown): never => {
  throw error;
};

const isRepeat = <T extends CaseTypes>(outcome: CaseOutcome<T>): boolean =>
  !('refused' in outcome) && outcome.isRepeated;

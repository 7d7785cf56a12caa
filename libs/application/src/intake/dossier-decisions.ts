import { dossierDecider, type DossierEvent, type OpenedDossier } from '@hoso/domain';
import { isOutcomeUnknown, isWrongExpectedRevision, type EventStore } from '@hoso/event-store';
import { FirstResults } from './first-results';
import type { Accepted, CommandRequest, Outcome } from './command-request';
import type { Deliberation, Task, Verdict } from './deliberation';
import type { DossierOpenings } from './dossier-openings';
import { advanced, type DossierStream, type DossierStreams } from './dossier-streams';
import type { EventWriter } from './event-writer';
import { CommandFailure, isCommandFailure } from './failures';
import { demandConcern, demandRole } from './permission';
import { SerialQueue } from './serial-queue';

/** How often commands are decided anew after somebody else was first. */
const MAX_RACES = 5;

/** What decisions are made with. */
export interface DecisionParts {
  readonly store: EventStore;
  readonly streams: DossierStreams;
  readonly openings: DossierOpenings;
  readonly writer: EventWriter;
  readonly deliberation: Deliberation;
}

const notOpened = dossierDecider.initial;

/** The one place where commands about dossiers are carried out: repeated ids, the law, the append. */
export class DossierDecisions {
  private readonly queue = new SerialQueue();

  constructor(private readonly parts: DecisionParts) {}

  /** @throws CommandFailure where the law was not asked; its refusal is a value */
  async take(request: CommandRequest): Promise<Outcome> {
    const [outcome] = await this.takeAll([request]);
    return outcome!;
  }

  /**
   * Carries out commands about one dossier, in order, as one append: nobody sees half of them. One that is refused is
   * left out; the others stand. The first may open the dossier.
   */
  async takeAll(requests: readonly CommandRequest[]): Promise<readonly Outcome[]> {
    const tasks = requests.map((request) => ({
      request,
      payloadHmac: this.parts.writer.fingerprint(request),
    }));
    const [{ request: first }] = tasks as [Task];
    demandRole(first);
    return this.queue.run(first.code ?? first.context.commandId, async () => {
      if (first.code !== undefined) return this.decideOn(first.code, tasks);
      const opened = await this.open(tasks as [Task]);
      return typeof opened === 'string' ? this.decideOn(opened, tasks) : opened;
    });
  }

  /** The code of the dossier that the first command opens or has opened; or all outcomes, when it opens none. */
  private async open(tasks: readonly [Task, ...Task[]]): Promise<string | readonly Outcome[]> {
    const [first] = tasks;
    const { commandId, isFreshId, isDryRun } = first.request.context;
    const known = isFreshId ? undefined : await this.parts.openings.find(commandId);
    if (known) {
      if (known.payloadHmac !== first.payloadHmac) throw conflict(first);
      return known.code;
    }
    const verdict = this.parts.deliberation.judge(first, notOpened, { code: null });
    if (verdict.refusal) return tasks.map(() => verdict.refusal!);
    if (isDryRun) return [accepted(first, verdict, null)];
    const unit = 'opening' in first.request.data ? first.request.data.opening!.unit : '';
    const [{ at }] = verdict.events as [DossierEvent];
    const opening = await this.parts.openings.allocate({
      unit,
      day: verdict.day,
      at,
      origin: verdict.origin,
    });
    if (opening.payloadHmac !== first.payloadHmac) throw conflict(first);
    return opening.code;
  }

  private async decideOn(code: string, tasks: readonly Task[]): Promise<readonly Outcome[]> {
    let stream = await this.parts.streams.load(code);
    if (stream.revision < 0 && tasks[0]?.request.code !== undefined) stream = await this.mustExist(code);
    for (let race = 0; race < MAX_RACES; race++) {
      const attempt = await this.attempt(stream, tasks);
      if (attempt.isCertain) return attempt.outcomes();
      const current = await this.parts.streams.reload(code);
      if (attempt.isUnwritten && current.revision === stream.revision) return attempt.outcomes();
      stream = current;
    }
    throw new CommandFailure('lost-race', { code, revision: stream.revision, tries: MAX_RACES });
  }

  private async mustExist(code: string): Promise<DossierStream> {
    const stream = await this.parts.streams.reload(code);
    if (stream.revision < 0) throw new CommandFailure('dossier-not-found', { code });
    return stream;
  }

  /**
   * Decides on the stream as it is known. Only an append (or a result that is recorded already) proves that this was
   * all of it: a refusal may rest on what another process has changed since.
   */
  private async attempt(stream: DossierStream, tasks: readonly Task[]): Promise<Attempt> {
    try {
      const { outcomes, decided, dossier } = await this.judge(stream, tasks);
      if (decided.length === 0)
        return { isCertain: outcomes.every(isRepeat), isUnwritten: true, outcomes: () => outcomes };
      const stored = await this.parts.writer.append(stream, decided);
      const [{ judgedAt: recordedAt }] = decided as [Verdict];
      this.parts.streams.keep(advanced(stream, stored, { dossier, recordedAt }));
      return { isCertain: true, isUnwritten: false, outcomes: () => outcomes };
    } catch (error) {
      if (isCommandFailure(error))
        return { isCertain: false, isUnwritten: true, outcomes: () => rethrow(error) };
      if (!isWrongExpectedRevision(error) && !isOutcomeUnknown(error)) throw error;
      return { isCertain: false, isUnwritten: false, outcomes: () => rethrow(error) };
    }
  }

  private async judge(stream: DossierStream, tasks: readonly Task[]) {
    const outcomes: Outcome[] = [];
    const decided: Verdict[] = [];
    const first = new FirstResults(this.parts.store, stream);
    let { dossier } = stream;
    for (const task of tasks) {
      const known = stream.commands.get(task.request.context.commandId);
      if (known) {
        demandConcern(task.request, dossier);
        if (known.payloadHmac !== task.payloadHmac) throw conflict(task);
        outcomes.push(await first.of(task.request.context.commandId, known));
        continue;
      }
      const verdict = this.parts.deliberation.judge(task, dossier, stream);
      outcomes.push(verdict.refusal ?? accepted(task, verdict, stream.code));
      if (verdict.events.length === 0 || task.request.context.isDryRun) continue;
      decided.push(verdict);
      ({ dossier } = verdict);
    }
    return { outcomes, decided, dossier };
  }
}

interface Attempt {
  /** The outcomes rest on the whole stream. */
  readonly isCertain: boolean;
  /** Nothing was sent to the store. */
  readonly isUnwritten: boolean;
  /** @throws what kept the law from being asked */
  readonly outcomes: () => readonly Outcome[];
}

const rethrow = (error: unknown): never => {
  throw error;
};

const isRepeat = (outcome: Outcome): boolean => !('refused' in outcome) && outcome.isRepeated;

const conflict = ({ request }: Task): CommandFailure =>
  new CommandFailure('command-id-conflict', { commandId: request.context.commandId });

const accepted = ({ request }: Task, { events, dossier }: Verdict, code: string | null): Accepted => {
  const opened = dossier as OpenedDossier;
  const { commandId } = request.context;
  return { commandId, code, revision: opened.revision, events, dossier: opened, isRepeated: false };
};

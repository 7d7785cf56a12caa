import { isToRedate, type RedatedDossier, type Redating, type RedatingEvents } from '@hoso/domain';
import { decode } from '@hoso/event-format';
import type { EventStore } from '@hoso/event-store';
import { inParallel } from '@hoso/platform';
import type { DossierDecisions } from '../intake/dossier-decisions';
import { storedEvent } from '../intake/stored';
import { engineContext } from './assess-redating';
import { resultOf, resultOfFailure, revisionRequest, type Revising } from './dossier-revision';
import type { RedatingDecisions } from './redating-decisions';
import { REDATING_PREFIX, type RedatingStream, type RedatingStreams } from './redating-streams';

export interface RunnerParts {
  readonly store: EventStore;
  readonly streams: RedatingStreams;
  readonly redatings: RedatingDecisions;
  readonly decisions: DossierDecisions;
}

export interface Running {
  readonly signal?: AbortSignal;
  /** Called after each batch. */
  readonly onProgress?: (done: number, of: number) => void;
}

const BATCH = 100;
const WIDTH = 16;

/**
 * Carries ordered re-datings out, batch by batch. What must survive stands in the log: the list, how far it is done,
 * and in each dossier the command that moved it. Several runners may work on one; none moves a dossier twice.
 */
export class RedatingRunner {
  constructor(private readonly parts: RunnerParts) {}

  /** Goes on until nothing is left or the signal comes. @throws what the engines throw; begin again then */
  async run(id: string, { signal, onProgress }: Running = {}): Promise<void> {
    for (;;) {
      if (signal?.aborted) return;
      const isLeft = await this.step(id);
      const { redating } = await this.parts.streams.load(id);
      if (redating) onProgress?.(redating.done, redating.listed);
      if (!isLeft) return;
    }
  }

  /** The next batch of one that was ordered, or its completion. @returns whether something is left to do */
  async step(id: string): Promise<boolean> {
    const stream = await this.parts.streams.load(id);
    const { redating } = stream;
    if (redating?.phase !== 'ordered') return false;
    const revising = revisingOf(stream, redating);
    if (redating.done < redating.listed) {
      await this.carryOutNext(stream, redating.done, revising);
      return true;
    }
    const command = { type: 'CompleteRedating', data: {} } as const;
    await this.take(command, revising, 'completed');
    return false;
  }

  private async carryOutNext(stream: RedatingStream, done: number, revising: Revising): Promise<void> {
    const codes = await this.codesAt(stream, done);
    const results = new Map<string, RedatedDossier>();
    await inParallel(codes, WIDTH, async (code) => {
      results.set(code, await this.revise(code, revising));
    });
    const dossiers = codes.map((code) => results.get(code)!);
    const command = { type: 'RecordRedated', data: { after: done, dossiers } } as const;
    await this.take(command, revising, `redated ${done}`);
  }

  /** Looks first, so that a dossier whose dates stay is not written to. */
  private async revise(code: string, revising: Revising): Promise<RedatedDossier> {
    const { decisions } = this.parts;
    try {
      const foreseen = resultOf(code, await decisions.take(revisionRequest(code, revising, 'dry-run')));
      if (foreseen.to === undefined) return foreseen;
      return resultOf(code, await decisions.take(revisionRequest(code, revising, 'for-good')));
    } catch (error) {
      return resultOfFailure(code, error);
    }
  }

  /** The next dossiers of the list: what is left of the part in which the first of them stands. */
  private async codesAt({ id, parts }: RedatingStream, done: number): Promise<readonly string[]> {
    const part = parts.find(({ before, count }) => before <= done && done < before + count)!;
    const codes: string[] = [];
    for await (const recorded of this.parts.store.read(`${REDATING_PREFIX}${id}`, {
      from: part.revision,
      max: 1,
    })) {
      const { dossiers } = decode(storedEvent(recorded)).data as RedatingEvents['DossiersAssessed'];
      codes.push(...dossiers.filter(isToRedate).map(({ code }) => code));
    }
    return codes.slice(done - part.before, done - part.before + BATCH);
  }

  private async take(
    command: Parameters<RedatingDecisions['take']>[0]['command'],
    revising: Revising,
    about: string,
  ): Promise<void> {
    const context = engineContext(revising, about);
    const outcome = await this.parts.redatings.take({ id: revising.redating, command, context });
    if ('refused' in outcome) throw new Error(`A re-dating is not as ordered: ${JSON.stringify(outcome)}`);
  }
}

const revisingOf = ({ id, origin }: RedatingStream, { cause, order }: Redating): Revising => ({
  redating: id,
  cause,
  reason: order!.reason,
  causationId: origin!.commandId,
});

import {
  isToRedate,
  type DossierScope,
  type RedatedDossier,
  type Redating,
  type RedatingCause,
  type RedatingRefusal,
} from '@hoso/domain';
import { derivedId } from '@hoso/event-format';
import type { Refusal } from '@hoso/kernel';
import { inParallel } from '@hoso/platform';
import type { Outcome } from '../intake/command-request';
import type { DossierDecisions } from '../intake/dossier-decisions';
import type { DossierReader } from '../replay/dossier-reader';
import {
  REDATING_ENGINE,
  resultOf,
  resultOfFailure,
  revisionRequest,
  type Revising,
} from './dossier-revision';
import type { OpenDossiers } from './open-dossiers';
import type { RedatingAccepted, RedatingContext, RedatingDecisions } from './redating-decisions';
import { demandRedating, scopeFor } from './redating-rights';

export interface RedatingProposal {
  readonly cause: RedatingCause;
  readonly scope: DossierScope;
  readonly context: RedatingContext;
  /** Called now and then with the dossiers looked at so far. */
  readonly onProgress?: (lookedAt: number) => void;
}

export interface AssessmentParts {
  readonly decisions: DossierDecisions;
  readonly redatings: RedatingDecisions;
  readonly openDossiers: OpenDossiers;
  readonly reader: DossierReader;
}

interface Part {
  readonly after: string;
  readonly codes: readonly string[];
  readonly revising: Revising;
}

const PAGE = 500;
const WIDTH = 16;

/** Dry runs: what a cause would do to the open dossiers in a scope. */
export class RedatingAssessments {
  constructor(private readonly parts: AssessmentParts) {}

  /**
   * Looks at every open dossier in scope and writes the report, and nothing else. The same command goes on where it
   * was cut off, or gives the report that it made. @throws CommandFailure not-permitted, command-id-conflict
   */
  async assess(proposal: RedatingProposal): Promise<RedatingAccepted | Refusal<RedatingRefusal>> {
    const { cause, context } = proposal;
    const scope = scopeFor(context.principal, proposal.scope);
    demandRedating(context.principal, scope);
    const redating = derivedId(JSON.stringify(['redating', context.commandId]));
    const position = String(await this.parts.openDossiers.upToDate());
    const proposed = await this.parts.redatings.take({
      id: redating,
      command: { type: 'ProposeRedating', data: { redating, cause, scope, position } },
      context,
    });
    if ('refused' in proposed || proposed.redating.phase !== 'assessing') return proposed;
    return this.lookAtAll(proposed.redating, proposal);
  }

  private async lookAtAll(redating: Redating, { context, onProgress }: RedatingProposal) {
    const { id, cause, scope } = redating;
    const revising = { redating: id, cause, reason: 'Kiểm tra trước', causationId: context.commandId };
    let [after, lookedAt] = [redating.through, 0];
    for (;;) {
      const page = await this.parts.openDossiers.list(scope, { after, max: PAGE });
      if (page.length === 0) break;
      const codes = page.map(({ code }) => code);
      after = await this.record({ after, codes, revising });
      onProgress?.((lookedAt += codes.length));
    }
    const command = { type: 'ConcludeAssessment', data: {} } as const;
    return this.parts.redatings.take({ id, command, context: engineContext(revising, 'concluded') });
  }

  /** @returns up to where the dry run has come, here or by somebody who repeats the same command */
  private async record({ after, codes, revising }: Part): Promise<string> {
    const foreseen = await this.foreseeAll(codes, revising);
    const unchanged = foreseen.filter(({ outcome }) => outcome === 'unchanged').length;
    const through = codes.at(-1)!;
    const data = { after, dossiers: foreseen.filter(isToRedate), unchanged, through };
    const outcome = await this.parts.redatings.take({
      id: revising.redating,
      command: { type: 'RecordAssessed', data },
      context: engineContext(revising, `assessed after ${after}`),
    });
    if ('refused' in outcome) throw new Error(`The dry run was cut off: ${JSON.stringify(outcome)}`);
    return outcome.redating.through;
  }

  /** In the order of the codes; dossiers of other regions are left out. */
  private async foreseeAll(codes: readonly string[], revising: Revising): Promise<readonly RedatedDossier[]> {
    const found = new Map<string, RedatedDossier>();
    await inParallel(codes, WIDTH, async (code) => {
      const foreseen = await this.foresee(code, revising);
      if (foreseen) found.set(code, foreseen);
    });
    return codes.flatMap((code) => found.get(code) ?? []);
  }

  private async foresee(code: string, revising: Revising): Promise<RedatedDossier | undefined> {
    try {
      const outcome = await this.parts.decisions.take(revisionRequest(code, revising, 'dry-run'));
      const isMeant =
        'instrument' in revising.cause ||
        (await this.regionOf(code, outcome)) === revising.cause.calendar.region;
      return isMeant ? resultOf(code, outcome) : undefined;
    } catch (error) {
      return resultOfFailure(code, error);
    }
  }

  /** A calendar concerns the dossiers that are counted by it; those of other regions have versions of their own. */
  private async regionOf(code: string, outcome: Outcome): Promise<string | undefined> {
    if (!('refused' in outcome)) return outcome.dossier.rules.calendar.region;
    return (await this.parts.reader.replay(code)).at(-1)?.after.rules.calendar.region;
  }
}

/** The engine's own commands on a re-dating, each with an id that follows from what it is about. */
export const engineContext = (
  { redating, causationId }: Pick<Revising, 'redating' | 'causationId'>,
  about: string,
): RedatingContext => ({
  principal: REDATING_ENGINE,
  commandId: derivedId(JSON.stringify(['redating', redating, about])),
  correlationId: redating,
  causationId,
});

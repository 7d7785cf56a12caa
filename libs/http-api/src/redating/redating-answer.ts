import type { ListedDossier, RedatingView } from '@hoso/application';
import type {
  DossierScope,
  RedatedDossier,
  RedatingCause,
  RedatingPhase,
  RedatingTotals,
} from '@hoso/domain';
import type { Actor, Instant } from '@hoso/kernel';

/** A re-dating: the report of its dry run, who ordered it, and how far it is carried out. */
export interface RedatingAnswer {
  readonly id: string;
  readonly state: RedatingPhase;
  readonly cause: RedatingCause;
  readonly scope: DossierScope;
  /** Log position up to which the list of open dossiers was complete. */
  readonly position: string;
  readonly assessedAt?: Instant;
  /** What the dry run foresaw. */
  readonly totals: RedatingTotals;
  readonly order?: { readonly at: Instant; readonly reason: string; readonly by?: Actor };
  readonly progress: { readonly done: number; readonly of: number };
  /** What came of the dossiers that are done. */
  readonly results: RedatingTotals;
  readonly withdrawal?: { readonly at: Instant; readonly reason: string };
}

export const redatingAnswer = ({ redating, orderedBy }: Omit<RedatingView, 'revision'>): RedatingAnswer => {
  const { phase: state, assessed: totals, listed, done, order, ...rest } = redating;
  const { id, cause, scope, position, assessedAt, results, withdrawal } = rest;
  return {
    id,
    state,
    cause,
    scope,
    position,
    ...(assessedAt && { assessedAt }),
    totals,
    ...(order && { order: { ...order, ...(orderedBy && { by: orderedBy }) } }),
    progress: { done, of: listed },
    results,
    ...(withdrawal && { withdrawal }),
  };
};

/** A dossier of the list: what came of it, or what was foreseen while it waits. */
export interface RedatedDossierAnswer extends RedatedDossier {
  readonly isDone: boolean;
}

export const dossierAnswer = ({ foreseen, result }: ListedDossier): RedatedDossierAnswer => ({
  ...(result ?? foreseen),
  isDone: result !== undefined,
});

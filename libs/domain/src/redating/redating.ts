import type { Instant } from '@hoso/kernel';
import type { RedatingEvent, RedatingEvents } from './events';
import { counted, isToRedate, NO_DOSSIERS } from './totals';
import type { DossierScope, RedatingCause, RedatingTotals } from './vocabulary';

export type RedatingPhase = 'assessing' | 'assessed' | 'ordered' | 'completed' | 'withdrawn';

/** One re-dating (stream `redating-<id>`); the dossiers themselves stay in its events, as they may be many. */
export interface Redating {
  readonly id: string;
  readonly phase: RedatingPhase;
  readonly cause: RedatingCause;
  readonly scope: DossierScope;
  readonly position: string;
  /** What the dry run found so far. */
  readonly assessed: RedatingTotals;
  /** The last code that the dry run looked at; empty before the first. */
  readonly through: string;
  readonly assessedAt?: Instant;
  /** Dossiers on the list: those that would move, or be refused. */
  readonly listed: number;
  readonly order?: { readonly at: Instant; readonly reason: string };
  /** Dossiers of the list that have their result. */
  readonly done: number;
  readonly results: RedatingTotals;
  readonly withdrawal?: { readonly at: Instant; readonly reason: string };
}

/** Undefined before it was proposed. */
export type RedatingState = Redating | undefined;

type Evolutions = {
  readonly [Type in keyof Omit<RedatingEvents, 'RedatingProposed'>]: (
    redating: Redating,
    data: RedatingEvents[Type],
    at: Instant,
  ) => Redating;
};

const evolutions: Evolutions = {
  DossiersAssessed: (redating, { dossiers, unchanged, through }) => {
    const assessed = counted(redating.assessed, dossiers);
    return {
      ...redating,
      assessed: { ...assessed, unchanged: assessed.unchanged + unchanged },
      through,
      listed: redating.listed + dossiers.filter(isToRedate).length,
    };
  },
  RedatingAssessed: (redating, _, at) => ({ ...redating, phase: 'assessed', assessedAt: at }),
  RedatingOrdered: (redating, { reason }, at) => ({ ...redating, phase: 'ordered', order: { at, reason } }),
  DossiersRedated: (redating, { after, dossiers }) => ({
    ...redating,
    done: after + dossiers.length,
    results: counted(redating.results, dossiers),
  }),
  RedatingCompleted: (redating) => ({ ...redating, phase: 'completed' }),
  RedatingWithdrawn: (redating, { reason }, at) => ({
    ...redating,
    phase: 'withdrawn',
    withdrawal: { at, reason },
  }),
};

const proposed = ({ redating: id, ...data }: RedatingEvents['RedatingProposed']): Redating => ({
  id,
  phase: 'assessing',
  ...data,
  assessed: NO_DOSSIERS,
  through: '',
  listed: 0,
  done: 0,
  results: NO_DOSSIERS,
});

const apply = <Type extends keyof Evolutions>(
  redating: Redating,
  { type, data, at }: { readonly type: Type; readonly data: RedatingEvents[Type]; readonly at: Instant },
): Redating => evolutions[type](redating, data, at);

/** Total and silent: history is read, never rejected. */
export const evolveRedating = (state: RedatingState, event: RedatingEvent): RedatingState => {
  if (event.type === 'RedatingProposed') return proposed(event.data);
  return state && apply(state, event);
};

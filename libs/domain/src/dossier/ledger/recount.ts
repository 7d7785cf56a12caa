import type { Instant } from '@hoso/kernel';
import type { KnownFacts } from '../facts';
import { isImported, type OpenedDossier } from '../state/dossier';
import type { DueMove } from '../state/due-move';
import type { DueDates } from '../vocabulary';
import { countedFrom, extendedBy, paused, resetTo } from './due-dates';

interface Counted {
  readonly due?: DueDates;
  readonly extensions: readonly number[];
  readonly reappointed: boolean;
}

interface Ground {
  readonly dossier: OpenedDossier;
  readonly facts: Pick<KnownFacts, 'calendar' | 'procedure'>;
}

/** The receipt's own date stays where the limit still allows it; imported history's is taken as given. */
const atReception = (computed: Instant, dossier: OpenedDossier): Instant => {
  const promised = dossier.originalDueAt!;
  if (!dossier.reception!.appointed) return computed;
  return isImported(dossier) || promised < computed ? promised : computed;
};

const counted = (at: Instant, before: Counted, { dossier, facts }: Ground): DueDates => {
  const { extensions, due, reappointed } = before;
  const { dueAt, provisional } = countedFrom(at, { ...facts, limit: dossier.reception!.limit, extensions });
  if (due) return resetTo({ dueAt, provisional }, reappointed ? due : undefined);
  const first = atReception(dueAt, dossier);
  return { statutory: first, current: first, provisional };
};

const later = (one: Instant, other: Instant): Instant => (one > other ? one : other);

/** Both dates at the one that an instrument sets; a promise behind it stays. */
export const setTo = (due: DueDates, dueAt: Instant): DueDates => ({
  ...due,
  statutory: dueAt,
  current: later(due.current, dueAt),
});

const moved = (due: DueDates, move: Exclude<DueMove, { kind: 'counted' }>, ground: Ground): DueDates => {
  const { calendar } = ground.facts;
  switch (move.kind) {
    case 'stood':
      return paused(calendar, due, move);
    case 'extended':
      return extendedBy(calendar, due, { amount: move.amount, unit: ground.dossier.reception!.limit.unit });
    case 'promised':
      return { ...due, current: move.dueAt };
    case 'shifted':
      return extendedBy(calendar, due, { amount: move.workingDays, unit: 'working-days' });
    case 'set':
      return setTo(due, move.dueAt);
  }
};

const after = (before: Counted, move: DueMove, ground: Ground): Counted => {
  const due = move.kind === 'counted' ? counted(move.at, before, ground) : moved(before.due!, move, ground);
  return {
    due,
    extensions: move.kind === 'extended' ? [...before.extensions, move.amount] : before.extensions,
    reappointed: before.reappointed || move.kind === 'promised',
  };
};

/** The dates of a dossier counted again by another calendar, from its reception through all that moved them. */
export const recounted = (dossier: OpenedDossier, facts: Ground['facts']): DueDates => {
  const start: Counted = { extensions: [], reappointed: false };
  const { due } = dossier.dueCourse.reduce((state, move) => after(state, move, { dossier, facts }), start);
  return { ...due!, current: later(due!.current, due!.statutory) };
};

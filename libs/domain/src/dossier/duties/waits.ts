import type { Instant } from '@hoso/kernel';
import { clockStands, ownerOf } from '../ledger/owner';
import type { OpenedDossier } from '../state/dossier';
import type { Explanations } from '../state/explanation';
import type { Handling } from '../state/handling';
import type { Wait } from '../state/wait';

type Waiting = Pick<OpenedDossier, 'handling' | 'explanations' | 'apology' | 'due'>;

const ofHandling = ({ awaitingReply, step, supplement, owingSince, opinions }: Handling): readonly Wait[] => [
  ...(awaitingReply ? [{ kind: 'reception' as const, ...awaitingReply }] : []),
  ...(step ? [stepWait(step)] : []),
  ...(supplement
    ? [{ kind: 'supplement' as const, since: supplement.requestedAt, dueAt: supplement.answerDueAt }]
    : []),
  ...(owingSince ? [{ kind: 'apology' as const, since: owingSince }] : []),
  ...Object.entries(opinions).map(([opinion, { agency, requestedAt, dueAt }]) => ({
    kind: 'opinion' as const,
    opinion,
    agency,
    since: requestedAt,
    dueAt,
  })),
];

const stepWait = ({ startedAt, ...row }: NonNullable<Handling['step']>): Wait => ({
  kind: 'step',
  ...row,
  since: startedAt,
});

const ofExplanations = (explanations: Explanations): readonly Wait[] =>
  Object.entries(explanations).flatMap(([breach, { stage, unit, since, dueAt, remedy, lifted }]) => {
    if (lifted) return [];
    const about = { breach: breach as Instant, unit };
    const awaited = stage === 'awaited' ? [{ kind: 'explanation' as const, ...about, since, dueAt }] : [];
    if (!remedy || remedy.doneAt) return awaited;
    const { what, dueOn, promisedAt } = remedy;
    return [...awaited, { kind: 'remedy' as const, ...about, since: promisedAt, what, dueOn }];
  });

/** The one new date of an apology, where it lies beyond the statutory one. */
const newDateOf = ({ apology, due }: Waiting): Instant | undefined =>
  apology?.reappointed && due && due.current > due.statutory ? due.current : undefined;

const ofReappointment = (dossier: Waiting): readonly Wait[] => {
  const { handling, apology } = dossier;
  const dueAt = newDateOf(dossier);
  const runs = ownerOf(handling) !== undefined && !clockStands(handling);
  return dueAt !== undefined && runs ? [{ kind: 'reappointment', since: apology!.at, dueAt }] : [];
};

/** All that a dossier waits for. */
export const waitsOf = (dossier: Waiting): readonly Wait[] => [
  ...ofHandling(dossier.handling),
  ...ofReappointment(dossier),
  ...ofExplanations(dossier.explanations),
];

const WAITED_FOR = ['handling', 'explanations', 'apology', 'due'] as const;

/** Whether both wait for the same, as far as one can tell without looking. */
export const haveSameWaits = (one: Waiting, other: Waiting): boolean =>
  WAITED_FOR.every((member) => one[member] === other[member]);

const subjectOf = (wait: Wait): string => {
  if ('breach' in wait) return wait.breach;
  switch (wait.kind) {
    case 'step':
      return wait.step;
    case 'opinion':
      return wait.opinion;
    case 'reappointment':
      return wait.dueAt;
    case 'reception':
    case 'supplement':
    case 'apology':
      return '';
  }
};

/** What tells a wait from every other of the dossier. */
export const waitKey = (wait: Wait): string => `${wait.kind}:${subjectOf(wait)}:${wait.since}`;

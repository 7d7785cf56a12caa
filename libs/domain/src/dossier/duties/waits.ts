import type { Instant, PlainDate } from '@hoso/kernel';
import type { Explanations } from '../state/explanation';
import type { Handling } from '../state/handling';

/** Something that is to come or to end by a time of its own. */
export type Wait = { readonly since: Instant } & (
  | { readonly kind: 'reception'; readonly dueAt?: Instant }
  | { readonly kind: 'step'; readonly step: string; readonly unit: string; readonly officer?: string }
  | { readonly kind: 'opinion'; readonly opinion: string; readonly agency: string; readonly dueAt: Instant }
  | { readonly kind: 'supplement'; readonly dueAt: Instant }
  | { readonly kind: 'apology' }
  | {
      readonly kind: 'explanation';
      readonly breach: Instant;
      readonly unit: string;
      readonly dueAt: Instant;
    }
  | {
      readonly kind: 'remedy';
      readonly breach: Instant;
      readonly unit: string;
      readonly what: string;
      readonly dueOn: PlainDate;
    }
);

/** A wait that is over. */
export type EndedWait = Wait & { readonly until: Instant; readonly endedBy: number };

interface Waiting {
  readonly handling: Handling;
  readonly explanations: Explanations;
}

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

/** All that a dossier waits for. */
export const waitsOf = ({ handling, explanations }: Waiting): readonly Wait[] => [
  ...ofHandling(handling),
  ...ofExplanations(explanations),
];

const subjectOf = (wait: Wait): string => {
  switch (wait.kind) {
    case 'step':
      return wait.step;
    case 'opinion':
      return wait.opinion;
    case 'explanation':
    case 'remedy':
      return wait.breach;
    case 'reception':
    case 'supplement':
    case 'apology':
      return '';
  }
};

/** What tells a wait from every other of the dossier. */
export const waitKey = (wait: Wait): string => `${wait.kind}:${subjectOf(wait)}:${wait.since}`;

import type { Instant } from '@hoso/kernel';
import type {
  OpenedPetition,
  PetitionEvent,
  PetitionEventType,
  PetitionMatter,
  PetitionPhase,
  PetitionRating,
} from '../../feedback';

/** Something done about a petition that had a limit to keep. */
export interface PetitionDeed {
  readonly kind: 'refused' | 'forwarded' | 'answered' | 'published';
  readonly at: Instant;
  readonly late: boolean;
}

/** What a petition waited for from a moment on; `dueAt` for a reply is by when the petitioner had to be asked for it. */
export interface PetitionWait {
  readonly since: Instant;
  readonly for: 'answer' | 'reply' | 'review' | 'publication' | 'nothing';
  readonly dueAt?: Instant;
}

/** All that a report may ask about one petition, as it had been recorded up to some moment; nothing of its writer. */
export interface PetitionReportFacts {
  readonly code: string;
  /** The dossier that it is about. */
  readonly dossier?: string;
  readonly receivingUnit: string;
  /** In charge now. */
  readonly unit: string;
  readonly formerUnits: readonly string[];
  readonly submittedAt: Instant;
  readonly classified?: { readonly matter: PetitionMatter; readonly at: Instant };
  readonly deeds: readonly PetitionDeed[];
  /** In order; the last one is how it stands. */
  readonly waits: readonly PetitionWait[];
  readonly ratings: readonly { readonly given: PetitionRating; readonly at: Instant }[];
  readonly reopenedAt?: Instant;
}

/** One event of a petition and what the law makes of it. */
export interface ToldOfPetition {
  readonly code: string;
  readonly event: PetitionEvent;
  readonly after: OpenedPetition;
}

const WAITS_FOR: Readonly<Record<PetitionPhase, PetitionWait['for']>> = {
  Submitted: 'answer',
  Refused: 'nothing',
  Forwarded: 'answer',
  AwaitingInfo: 'reply',
  Supplemented: 'answer',
  Accepted: 'answer',
  InProgress: 'answer',
  Answered: 'review',
  PendingPublication: 'publication',
  Published: 'nothing',
  Rated: 'nothing',
  Reopened: 'answer',
};

const dueFor = (wait: PetitionWait['for'], { due, current }: OpenedPetition): Instant | undefined => {
  if (wait === 'answer') return due.answer;
  if (wait === 'reply') return due.information;
  return wait === 'publication' ? current?.publicationDueAt : undefined;
};

const waitsAfter = (
  waits: readonly PetitionWait[],
  { event, after }: ToldOfPetition,
): readonly PetitionWait[] => {
  const awaited = WAITS_FOR[after.phase];
  const dueAt = dueFor(awaited, after);
  const last = waits.at(-1);
  if (last?.for === awaited && last.dueAt === dueAt) return waits;
  return [...waits, { since: event.at, for: awaited, ...(dueAt !== undefined && { dueAt }) }];
};

const DEEDS: Readonly<Partial<Record<PetitionEventType, PetitionDeed['kind']>>> = {
  PetitionRefused: 'refused',
  PetitionForwarded: 'forwarded',
  PetitionAnswered: 'answered',
  PetitionAnswerPublished: 'published',
};

/** Forwarding is in time for the index while the answer is: whoever gets the petition has its whole limit again. */
const deedOf = (event: PetitionEvent, answerDueAt: Instant | undefined): readonly PetitionDeed[] => {
  const kind = DEEDS[event.type];
  if (kind === undefined || !('late' in event.data)) return [];
  const { at, data } = event;
  const late = kind === 'forwarded' ? answerDueAt !== undefined && at > answerDueAt : data.late;
  return [{ kind, at, late }];
};

const classifiedAfter = (before: PetitionReportFacts | undefined, { type, data, at }: PetitionEvent) => {
  const classified =
    type === 'PetitionAccepted' ? { matter: data.classification.matter, at } : before?.classified;
  return classified && { classified };
};

const reopenedAfter = (before: PetitionReportFacts | undefined, { type, at }: PetitionEvent) => {
  const reopenedAt = type === 'PetitionReopened' ? at : before?.reopenedAt;
  return reopenedAt !== undefined && { reopenedAt };
};

const ratingsAfter = (
  ratings: PetitionReportFacts['ratings'],
  { type, data, at }: PetitionEvent,
): PetitionReportFacts['ratings'] =>
  type === 'PetitionRated' ? [...ratings, { given: data.rating, at }] : ratings;

const NOTHING: Pick<PetitionReportFacts, 'waits' | 'deeds' | 'ratings'> = {
  waits: [],
  deeds: [],
  ratings: [],
};

/** The facts of a petition after one more event; who has it and what it waits for follow from the law’s own state. */
export const petitionReportFactsAfter = (
  before: PetitionReportFacts | undefined,
  told: ToldOfPetition,
): PetitionReportFacts => {
  const { code, event, after } = told;
  const { dossier, receivingUnit, unit, formerUnits, submittedAt } = after;
  const { waits, deeds, ratings } = before ?? NOTHING;
  return {
    ...{ code, receivingUnit, unit, formerUnits, submittedAt },
    ...(dossier !== undefined && { dossier }),
    ...classifiedAfter(before, event),
    ...reopenedAfter(before, event),
    ratings: ratingsAfter(ratings, event),
    deeds: [...deeds, ...deedOf(event, waits.at(-1)?.dueAt)],
    waits: waitsAfter(waits, told),
  };
};

/** How a petition stood at a moment; undefined before it was submitted. */
export const waitAt = ({ waits }: PetitionReportFacts, at: Instant): PetitionWait | undefined =>
  waits.findLast(({ since }) => since <= at);

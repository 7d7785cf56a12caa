import type { Instant } from '@hoso/kernel';
import type {
  PetitionCitizenEvents,
  PetitionEvent,
  PetitionEvents,
  PetitionHandlingEvents,
  PetitionIntakeEvents,
  PetitionOpening,
} from './events';
import { missedBetween } from './clock/duties';
import type { GivenAnswer, OpenedPetition, Petition } from './petition';

type Evolution<Data> = (petition: OpenedPetition, data: Data, at: Instant) => OpenedPetition;
type Evolutions<Events> = {
  readonly [Type in keyof Events & keyof PetitionEvents]: Evolution<Events[Type]>;
};

const openedBy = (
  { code, channel, receivingUnit, nature, dossier }: PetitionOpening,
  { rules, due }: Pick<PetitionEvents['PetitionSubmitted'], 'rules' | 'due'>,
  at: Instant,
): OpenedPetition => ({
  opened: true,
  code,
  channel,
  nature,
  ...(dossier !== undefined && { dossier }),
  rules,
  submittedAt: at,
  receivingUnit,
  unit: receivingUnit,
  formerUnits: [],
  phase: 'Submitted',
  due,
  hasAskedForInformation: false,
  rounds: 0,
  promises: [],
  isReopened: false,
  missed: [],
  lateRecorded: [],
  revision: -1,
  lastAt: at,
});

const evolveIntake: Evolutions<PetitionIntakeEvents> = {
  PetitionSubmitted: (petition) => petition,
  PetitionRefused: ({ information: _, ...petition }) => ({ ...petition, phase: 'Refused' }),
  PetitionForwarded: ({ officer: _, dueOf: __, ...petition }, { from, to, due }) => ({
    ...petition,
    phase: 'Forwarded',
    unit: to,
    formerUnits: [...petition.formerUnits, from],
    due,
  }),
  PetitionInformationRequested: (petition, { replyDueAt }, at) => ({
    ...petition,
    phase: 'AwaitingInfo',
    information: { askedAt: at, replyDueAt },
    hasAskedForInformation: true,
  }),
  PetitionSupplemented: ({ information: _, ...petition }, { due }) => ({
    ...petition,
    phase: 'Supplemented',
    due,
  }),
  PetitionAccepted: (petition, { classification, subject }) => ({
    ...petition,
    phase: 'Accepted',
    classification,
    subject,
  }),
};

const previousOf = ({ answer, answeredBy }: GivenAnswer, wasReturned: boolean) => ({
  previous: { answer, answeredBy, wasReturned },
});

/** Whether a promise was made by the answer of a round. */
const isOfRound = (promise: string, round: number): boolean => promise.startsWith(`${round}.`);

const evolveHandling: Evolutions<PetitionHandlingEvents> = {
  PetitionAssigned: (petition, { officer }) => ({ ...petition, phase: 'InProgress', officer }),
  PetitionAnswered: (petition, { round, answer, answeredBy, promises, reviewDueAt }, at) => ({
    ...petition,
    phase: 'Answered',
    rounds: round,
    current: { round, answer, answeredBy, at, reviewDueAt },
    promises: [...petition.promises, ...promises],
  }),
  PetitionAnswerReturned: ({ current, ...petition }, { round, officer }) => ({
    ...petition,
    phase: 'InProgress',
    officer,
    ...(current && previousOf(current, true)),
    promises: petition.promises.filter(({ promise }) => !isOfRound(promise, round)),
  }),
  PetitionAnswerApproved: (petition, { publicationDueAt }) => ({
    ...petition,
    phase: 'PendingPublication',
    ...(petition.current && { current: { ...petition.current, publicationDueAt } }),
  }),
  PetitionAnswerPublished: ({ current, ...petition }, { round, place }, at) => ({
    ...petition,
    phase: 'Published',
    ...(current && {
      published: { round, answer: current.answer, at, place },
      ...previousOf(current, false),
    }),
  }),
  PetitionPromiseFulfilled: (petition, { promise }) => ({
    ...petition,
    promises: petition.promises.filter((open) => open.promise !== promise),
  }),
  PetitionRehomed: (petition, { from, to }) => ({
    ...petition,
    receivingUnit: petition.receivingUnit === from ? to : petition.receivingUnit,
    ...(petition.unit === from && { unit: to, dueOf: petition.dueOf ?? from }),
    formerUnits: [...petition.formerUnits, from],
  }),
  PetitionLateRecorded: (petition, { key }) => ({
    ...petition,
    lateRecorded: [...petition.lateRecorded, key],
  }),
};

const evolveCitizen: Evolutions<PetitionCitizenEvents> = {
  PetitionRated: (petition, { rating }) => ({ ...petition, phase: 'Rated', rating }),
  PetitionReopened: ({ rating: _, ...petition }, { due }) => ({
    ...petition,
    phase: 'Reopened',
    due,
    isReopened: true,
  }),
};

const EVOLUTIONS: Evolutions<PetitionEvents> = {
  ...evolveIntake,
  ...evolveHandling,
  ...evolveCitizen,
  PetitionAskedAgain: (petition) => petition,
};

/** Every stored name; a new event does not compile without its evolution. */
export const PETITION_EVENT_TYPES = Object.keys(EVOLUTIONS) as readonly (keyof PetitionEvents)[];

const before = (petition: Petition, { type, data, at }: PetitionEvent): OpenedPetition | undefined => {
  if (petition.opened) return petition;
  return type === 'PetitionSubmitted' ? openedBy(data.opening, data, at) : undefined;
};

/** History is read, never rejected: an event that no petition stands behind changes nothing. */
export const evolve = (petition: Petition, event: PetitionEvent): Petition => {
  const from = before(petition, event);
  if (!from) return petition;
  const apply = EVOLUTIONS[event.type] as Evolution<unknown>;
  const after = apply(from, event.data, event.at);
  const isClocks = event.type === 'PetitionLateRecorded';
  return {
    ...after,
    missed: [...from.missed, ...missedBetween(from, after, event.at)],
    revision: from.revision + 1,
    lastAt: isClocks || event.at < from.lastAt ? from.lastAt : event.at,
  };
};

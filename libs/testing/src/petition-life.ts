import {
  allowedPetitionActions,
  PETITION_SLICES,
  petitionDecider,
  petitionDutiesOf,
  type Petition,
  type PetitionCommand,
  type PetitionCommands,
  type PetitionCommandType,
  type PetitionDecision,
  type PetitionEvent,
  type PetitionFacts,
} from '@hoso/domain';
import { dayOf, instantFromMs, isRefusal, VIETNAM, type Instant } from '@hoso/kernel';
import fc from 'fast-check';
import { petitionFacts } from './petition-facts';
import { concreteAnswer, measure, petitionCommand, submission } from './petition-history';
import { CLOSING_UNIT, CONSULTED_UNIT, HANDLING_UNIT } from './unit-directory';

/** One command of a life: what it met and what came of it. */
export interface PetitionLifeStep {
  readonly command: PetitionCommand;
  readonly facts: PetitionFacts;
  readonly before: Petition;
  readonly outcome: PetitionDecision;
  readonly events: readonly PetitionEvent[];
  readonly after: Petition;
}

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
const ALL = Object.keys(PETITION_SLICES) as PetitionCommandType[];
const OFFICERS = ['an', 'binh', 'dung'];

const turn = fc.record({
  choice: fc.nat(10_000),
  number: fc.nat(10_000),
  gapMs: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(0, 1, 17 * MINUTE_MS, 200 * MINUTE_MS) },
    { weight: 1, arbitrary: fc.constantFrom(DAY_MS, 3 * DAY_MS, 20 * DAY_MS) },
  ),
  anything: fc.oneof(
    { weight: 12, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) },
  ),
});

interface Turn {
  readonly choice: number;
  readonly number: number;
  readonly anything: boolean;
}

interface Situation {
  readonly number: number;
  readonly at: Instant;
  readonly petition: Petition;
}

type Choices = {
  readonly [Type in PetitionCommandType]: (situation: Situation) => PetitionCommands[Type];
};

const pick = <Value>(values: readonly Value[], number: number): Value => values[number % values.length]!;

const measureFor = ({ number, at }: Situation) => {
  const what = `Lần ${number}: ${measure().what}`;
  const { doneOn: _, ...undated } = measure({ what });
  const tomorrow = dayOf(instantFromMs(Date.parse(at) + DAY_MS), VIETNAM);
  return number % 2 === 0 ? { ...undated, doneOn: dayOf(at, VIETNAM) } : { ...undated, promisedOn: tomorrow };
};

const dutyFor = ({ petition, number }: Situation): PetitionCommands['RecordPetitionLate'] => {
  const duties = petitionDutiesOf(petition);
  return duties.length > 0
    ? pick(duties, number)
    : { kind: 'answer', key: 'answer:none', moment: '2025-01-01T00:00:00.000Z' as Instant };
};

const CHOICES: Choices = {
  SubmitPetition: ({ number }) =>
    submission({ unit: pick([HANDLING_UNIT, HANDLING_UNIT, CLOSING_UNIT], number) }),
  RefusePetition: () => ({ ground: 'not-concrete', explanation: 'Không rõ việc' }),
  ForwardPetition: ({ number }) => ({
    to: pick([CONSULTED_UNIT, HANDLING_UNIT], number),
    reason: 'Việc thuế',
  }),
  RequestInformation: () => ({ question: 'Số biên nhận?' }),
  SupplementPetition: () => ({ content: 'Số 45' }),
  RehomePetition: () => ({ to: HANDLING_UNIT, legalBasis: 'NQ 202/2025/QH15' }),
  AcceptPetition: () => ({ classification: { matter: 'conduct', aspect: 'delay' }, subject: 'Đo đạc' }),
  AssignPetition: ({ number }) => ({ officer: pick(OFFICERS, number) }),
  AnswerPetition: (situation) => concreteAnswer({ measures: [measureFor(situation)] }),
  ReturnAnswer: ({ number }) => ({ reason: 'Chưa rõ', officer: pick(OFFICERS, number) }),
  ApproveAnswer: () => ({}),
  PublishAnswer: () => ({ place: 'dichvucong.gov.vn' }),
  FulfilPromise: ({ petition, number, at }) => ({
    promise: petition.opened && petition.promises[0] ? petition.promises[0].promise : `${number}.1`,
    doneOn: dayOf(at, VIETNAM),
    outcome: measure().what,
  }),
  RatePetition: ({ number }) => ({ rating: pick(['dislike', 'like'] as const, number) }),
  ReopenPetition: () => ({ reason: 'Vẫn chưa xong' }),
  RecordPetitionLate: dutyFor,
};

// A refusal ends a life, and a hand-over to a successor is possible at any time: hardly a petition would be answered if they
// were as likely as the rest.
const SELDOM: ReadonlySet<string> = new Set<PetitionCommandType>(['RefusePetition', 'RehomePetition']);

const typeFor = (petition: Petition, { choice, number, anything }: Turn): PetitionCommandType => {
  const allowed = allowedPetitionActions(petition).filter((type) => !SELDOM.has(type) || number % 9 === 0);
  return pick(anything || allowed.length === 0 ? ALL : allowed, choice);
};

const actorOf = (type: PetitionCommandType, number: number): PetitionFacts['actor'] =>
  type === 'RecordPetitionLate'
    ? { id: 'clock', role: 'clock' }
    : { id: pick(OFFICERS, number), role: 'head', unit: HANDLING_UNIT };

/** Random lives of petitions in order of time: mostly allowed commands, some out of place, the clock among them. */
export const petitionLife: fc.Arbitrary<readonly PetitionLifeStep[]> = fc
  .record({
    turns: fc.array(turn, { minLength: 15, maxLength: 60 }),
    startMs: fc.integer({ min: Date.UTC(2025, 4, 1), max: Date.UTC(2025, 4, 25) }),
  })
  .map(({ turns, startMs }) => {
    const steps: PetitionLifeStep[] = [];
    let before = petitionDecider.initial;
    let ms = startMs;
    for (const { gapMs, ...chosen } of turns) {
      ms += gapMs;
      const at = instantFromMs(ms);
      const type = typeFor(before, chosen);
      const command = petitionCommand(type, CHOICES[type]({ number: chosen.number, at, petition: before }));
      const facts = {
        ...petitionFacts('2025-05-01T00:00'),
        at,
        actor: actorOf(type, chosen.choice + chosen.number),
      };
      const outcome = petitionDecider.decide(command, before, facts);
      const events = isRefusal(outcome) ? [] : outcome;
      const after = events.reduce(petitionDecider.evolve, before);
      steps.push({ command, facts, before, outcome, events, after });
      before = after;
    }
    return steps;
  });

import { endOfDay, type Actor } from '@hoso/kernel';
import { dueDate } from '../../calendar';
import { refuseVague } from '../answer/refuse-vague';
import { event, timed, type KnownPetitionFacts, type PetitionSlice } from '../facts';
import type { OpenedPetition } from '../petition';
import { refuse } from '../refusals';
import type { Answer, OpenPromise } from '../vocabulary';

export type AnswerPetition = Answer;

/** A service or an import writes for the official who has the petition; people write for themselves. */
const authorOf = ({ role, id }: Actor, { officer }: OpenedPetition): string =>
  (role === 'service' || role === 'import') && officer !== undefined ? officer : id;

const promisesOf = ({ measures }: Answer, round: number, { calendar }: KnownPetitionFacts) =>
  measures.flatMap(({ promisedOn }, index): readonly OpenPromise[] =>
    promisedOn === undefined
      ? []
      : [
          {
            promise: `${round}.${index + 1}`,
            promisedOn,
            dueAt: endOfDay(promisedOn, calendar.zone),
          },
        ],
  );

/** An answer that says what was done, by whom, by when and on what ground; one that does not is refused. */
export const answerPetition: PetitionSlice<AnswerPetition> = {
  from: ['InProgress'],
  decide: (answer, petition, facts) => {
    const answeredBy = authorOf(facts.actor, petition);
    const { previous } = petition;
    if (previous?.wasReturned && previous.answeredBy === answeredBy)
      return refuse('redo-by-same-officer', { officer: answeredBy });
    const no = refuseVague(answer, petition, facts);
    if (no) return no;
    const round = petition.rounds + 1;
    const data = {
      round,
      answeredBy,
      answer,
      promises: promisesOf(answer, round, facts),
      reviewDueAt: dueDate(facts.calendar, facts.at, facts.policy.limits.review).dueAt,
      ...timed(petition.due.answer, facts),
    };
    return [event('PetitionAnswered', data, facts)];
  },
};

import { dayOf, type PlainDate } from '@hoso/kernel';
import { substanceOf } from '../answer/substance';
import { event, type PetitionSlice } from '../facts';
import { refuse } from '../refusals';

export interface FulfilPromise {
  /** The name of the promise, such as `1.2`: the answer and the measure, from 1. */
  readonly promise: string;
  readonly doneOn: PlainDate;
  /** What was done. */
  readonly outcome: string;
}

/** What was promised for a day is reported as done; until then the clock watches it. */
export const fulfilPromise: PetitionSlice<FulfilPromise> = {
  from: ['Answered', 'PendingPublication', 'Published', 'Rated', 'Reopened', 'InProgress'],
  decide: ({ promise, doneOn, outcome }, { promises }, facts) => {
    const open = promises.find((each) => each.promise === promise);
    if (!open) return refuse('promise-unknown', { promise, open: promises.map((each) => each.promise) });
    const today = dayOf(facts.at, facts.calendar.zone);
    if (doneOn > today) return refuse('answer-done-in-future', { doneOn, today });
    const { words, formulas } = substanceOf(outcome);
    const required = facts.policy.substance.words;
    if (words < required) return refuse('promise-outcome-vague', { promise, words, required, formulas });
    const { promisedOn, dueAt } = open;
    const data = { promise, doneOn, outcome, dueAt, late: doneOn > promisedOn };
    return [event('PetitionPromiseFulfilled', data, facts)];
  },
};

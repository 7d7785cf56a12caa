import type { Instant } from '@hoso/kernel';
import {
  addWorkingMs,
  dueDate,
  officialInstant,
  workingMs,
  type DueDate,
  type WorkingCalendar,
} from '../../calendar';
import type { KnownPetitionFacts } from '../facts';
import type { PetitionDue } from '../vocabulary';

/** The limits of the unit that receives a petition at the time of the command. */
export const dueFrom = ({ calendar, at, policy: { limits } }: KnownPetitionFacts): PetitionDue => {
  const { dueAt: answer, provisional } = dueDate(calendar, at, limits.answer);
  const by = (limit: 'refusal' | 'forward' | 'information') => dueDate(calendar, at, limits[limit]).dueAt;
  return {
    refusal: by('refusal'),
    forward: by('forward'),
    information: by('information'),
    answer,
    provisional,
  };
};

/** The same limits with a new one for the answer, counted from the time of the command. */
export const answerDueAnew = (
  due: PetitionDue,
  { calendar, at, policy }: KnownPetitionFacts,
): PetitionDue => {
  const { dueAt: answer, provisional } = dueDate(calendar, at, policy.limits.answer);
  return { ...due, answer, provisional };
};

interface Pause {
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * The limits after the time in which the petitioner was asked: what was left of each is walked again from the reply on.
 * One that had passed before stays where it was.
 */
export const resumed = (due: PetitionDue, { from, to }: Pause, calendar: WorkingCalendar): PetitionDue => {
  const start = officialInstant(calendar, to);
  const moved = (limit: Instant): DueDate =>
    limit <= from
      ? { dueAt: limit, provisional: false }
      : addWorkingMs(calendar, start, workingMs(calendar, from, limit));
  const answer = moved(due.answer);
  return {
    refusal: moved(due.refusal).dueAt,
    forward: moved(due.forward).dueAt,
    information: moved(due.information).dueAt,
    answer: answer.dueAt,
    provisional: due.provisional || answer.provisional,
  };
};

import type { Instant } from '@hoso/kernel';
import type { OpenedPetition, Petition } from '../petition';
import type { PetitionDuty, PetitionDutyKind, PetitionPhase } from '../vocabulary';

const duty = (kind: PetitionDutyKind, moment: Instant, name: string = moment): PetitionDuty => ({
  kind,
  key: `${kind}:${name}`,
  moment,
});

const INTAKE: ReadonlySet<PetitionPhase> = new Set(['Submitted', 'Forwarded', 'Supplemented']);
const UNANSWERED: ReadonlySet<PetitionPhase> = new Set([...INTAKE, 'Accepted', 'InProgress', 'Reopened']);

const intakeDuties = ({ phase, due, unit, dueOf = unit }: OpenedPetition): readonly PetitionDuty[] =>
  INTAKE.has(phase) ? [duty('forward', due.forward, `${dueOf}:${due.forward}`)] : [];

const answerDuties = ({ phase, due }: OpenedPetition): readonly PetitionDuty[] =>
  UNANSWERED.has(phase) ? [duty('answer', due.answer)] : [];

const publicationDuties = ({ phase, current }: OpenedPetition): readonly PetitionDuty[] => {
  if (!current) return [];
  const { round, reviewDueAt, publicationDueAt } = current;
  if (phase === 'Answered') return [duty('review', reviewDueAt, `${round}:${reviewDueAt}`)];
  if (phase !== 'PendingPublication' || publicationDueAt === undefined) return [];
  return [duty('publication', publicationDueAt, `${round}:${publicationDueAt}`)];
};

const promiseDuties = ({ promises }: OpenedPetition): readonly PetitionDuty[] =>
  promises.map(({ promise, dueAt }) => duty('promise', dueAt, `${promise}:${dueAt}`));

/** What the unit in charge owes as the petition stands; while the petitioner is asked, nothing is due. */
export const openPetitionDuties = (petition: OpenedPetition): readonly PetitionDuty[] =>
  [intakeDuties, answerDuties, publicationDuties, promiseDuties].flatMap((dutiesOf) => dutiesOf(petition));

/** The duties that an event at a time ended too late: they stay to be recorded, however late the clock looks. */
export const missedBetween = (
  from: OpenedPetition,
  after: OpenedPetition,
  at: Instant,
): readonly PetitionDuty[] => {
  const still = new Set(openPetitionDuties(after).map(({ key }) => key));
  return openPetitionDuties(from).filter(({ key, moment }) => moment < at && !still.has(key));
};

/**
 * Every duty whose lateness the clock may still have to record: what is open, met or missed by now, and what was met too
 * late; without what is recorded.
 */
export const petitionDutiesOf = (petition: Petition): readonly PetitionDuty[] =>
  petition.opened
    ? [...petition.missed, ...openPetitionDuties(petition)].filter(
        ({ key }) => !petition.lateRecorded.includes(key),
      )
    : [];

import { TOPICS } from '@hoso/contracts';
import type { Answer, OpenPromise, PetitionDue, PetitionEvents } from '@hoso/domain';
import { calendarOf, letterOf } from './dossier/parts';
import { unnoted, type PublishedStream } from './published-stream';
import { keyedBehind, simpleMessages } from './simple-messages';
import { telling, type Tellings } from './telling';

type Events<Name extends keyof PetitionEvents> = Tellings<Pick<PetitionEvents, Name>>;

const dueOf = ({ refusal, forward, information, answer, provisional }: PetitionDue) => ({
  refusal,
  forward,
  information,
  answer,
  provisional,
});

/** Not the words of a measure: they may name somebody, and stand in the published answer. */
const measuresOf = ({ measures }: Answer) =>
  measures.map(({ unit, doneOn, promisedOn }) => ({ unit, doneOn, promisedOn }));

const promisesOf = (promises: readonly OpenPromise[]) =>
  promises.map(({ promise, promisedOn, dueAt }) => ({ promise, promisedOn, dueAt }));

const INTAKE: Events<
  | 'PetitionSubmitted'
  | 'PetitionRefused'
  | 'PetitionForwarded'
  | 'PetitionInformationRequested'
  | 'PetitionSupplemented'
  | 'PetitionAccepted'
> = {
  PetitionSubmitted: telling('vn.hoso.petition.submitted.v1', ({ opening, rules, due }) => ({
    channel: opening.channel,
    receivingUnit: opening.receivingUnit,
    nature: opening.nature,
    dossier: opening.dossier,
    rules: { policy: rules.policy, calendar: calendarOf(rules.calendar) },
    due: dueOf(due),
  })),
  PetitionRefused: telling('vn.hoso.petition.refused.v1', ({ dueAt, late, ground }) => ({
    dueAt,
    late,
    ground,
  })),
  PetitionForwarded: telling('vn.hoso.petition.forwarded.v1', ({ dueAt, late, from, to, due }) => ({
    dueAt,
    late,
    from,
    to,
    due: dueOf(due),
  })),
  PetitionInformationRequested: telling(
    'vn.hoso.petition.information-requested.v1',
    ({ dueAt, late, replyDueAt }) => ({ dueAt, late, replyDueAt }),
  ),
  PetitionSupplemented: telling('vn.hoso.petition.supplemented.v1', ({ due }) => ({ due: dueOf(due) })),
  PetitionAccepted: telling('vn.hoso.petition.accepted.v1', ({ classification: { matter, aspect } }) => ({
    classification: { matter, aspect },
  })),
};

const ANSWERING: Events<
  | 'PetitionAssigned'
  | 'PetitionAnswered'
  | 'PetitionAnswerReturned'
  | 'PetitionAnswerApproved'
  | 'PetitionAnswerPublished'
> = {
  PetitionAssigned: telling(
    'vn.hoso.petition.assigned.v1',
    ({ unit, officer, previousOfficer, delegation }) => ({ unit, officer, previousOfficer, delegation }),
  ),
  PetitionAnswered: telling('vn.hoso.petition.answered.v1', ({ answer, ...data }) => ({
    dueAt: data.dueAt,
    late: data.late,
    round: data.round,
    answeredBy: data.answeredBy,
    measures: measuresOf(answer),
    document: answer.document && letterOf(answer.document),
    promises: promisesOf(data.promises),
    reviewDueAt: data.reviewDueAt,
  })),
  PetitionAnswerReturned: telling(
    'vn.hoso.petition.answer-returned.v1',
    ({ dueAt, late, round, officer, delegation }) => ({ dueAt, late, round, officer, delegation }),
  ),
  PetitionAnswerApproved: telling(
    'vn.hoso.petition.answer-approved.v1',
    ({ dueAt, late, round, publicationDueAt }) => ({ dueAt, late, round, publicationDueAt }),
  ),
  PetitionAnswerPublished: telling('vn.hoso.petition.answer-published.v1', ({ dueAt, late, round }) => ({
    dueAt,
    late,
    round,
  })),
};

const TELLINGS: Tellings<PetitionEvents> = {
  ...INTAKE,
  ...ANSWERING,
  PetitionPromiseFulfilled: telling(
    'vn.hoso.petition.promise-fulfilled.v1',
    ({ dueAt, late, promise, doneOn }) => ({ dueAt, late, promise, doneOn }),
  ),
  PetitionRehomed: telling('vn.hoso.petition.rehomed.v1', ({ from, to, legalBasis }) => ({
    from,
    to,
    legalBasis,
  })),
  PetitionLateRecorded: telling(
    'vn.hoso.petition.late-recorded.v1',
    ({ duty, key, moment, lateness: { workingMinutes, calendarMs }, retrospective }) => ({
      duty,
      key,
      moment,
      lateness: { workingMinutes, calendarMs },
      retrospective,
    }),
  ),
  PetitionRated: telling('vn.hoso.petition.rated.v1', ({ rating }) => ({ rating })),
  PetitionReopened: telling('vn.hoso.petition.reopened.v1', ({ due }) => ({ due: dueOf(due) })),
  PetitionAskedAgain: 'untold',
};

const PREFIX = 'feedback-';

export const PETITION_STREAM: PublishedStream = {
  prefix: PREFIX,
  noted: unnoted,
  messages: simpleMessages(TELLINGS, {
    topic: TOPICS.petitions.name,
    addressOf: keyedBehind(PREFIX, 'petitions'),
  }),
};

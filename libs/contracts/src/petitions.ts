import { code, count, day, flag, listOf, moment, oneOf, optional, quantity, record } from './schema/fields';
import { calendar, file } from './dossier/parts';

const due = record('By when the unit in charge has to act', {
  refusal: moment('Last moment to refuse it'),
  forward: moment('Last moment to forward it'),
  information: moment('Last moment to ask for information'),
  answer: moment('Last moment to answer'),
  provisional: flag('Whether the counting crossed a year whose calendar is not final'),
});

const timed = { dueAt: moment('By when it had to be done'), late: flag('Whether it came after that') };
const round = count('Which answer, from 1');
const promise = code('Name of the promised measure: answer and measure, from 1', '2.1');

const measures = listOf(
  'What was done or is promised; its words stand in the published answer',
  record('One measure: exactly one of the two days stands', {
    unit: code('The unit that did or will do it'),
    doneOn: optional(day('When it was done')),
    promisedOn: optional(day('For when it is promised')),
  }),
);

const promises = listOf(
  'Promised measures that are followed up',
  record('One promise', {
    promise,
    promisedOn: day('The promised day'),
    dueAt: moment('The end of that day'),
  }),
);

const INTAKE_TYPES = {
  'vn.hoso.petition.submitted.v1': record('A citizen has written; who and what, is not told', {
    channel: code('How it came in', 'portal', 'paper', 'phone', 'e-mail'),
    receivingUnit: code('The unit that took it', 'H23.01'),
    nature: code('What the writer calls it', 'feedback', 'proposal', 'complaint', 'denunciation'),
    dossier: optional(code('Code of the dossier that it is about')),
    rules: record('The rules that it is judged by', {
      policy: code('Policy of limits', 'qd766-2022'),
      calendar,
    }),
    due,
  }),
  'vn.hoso.petition.refused.v1': record('Not taken', {
    ...timed,
    ground: code('Why', 'wrong-address', 'complaint', 'not-concrete', 'outside-scope'),
  }),
  'vn.hoso.petition.forwarded.v1': record('Another unit is competent', {
    ...timed,
    from: code('The unit that had it'),
    to: code('The unit that has it now'),
    due,
  }),
  'vn.hoso.petition.information-requested.v1': record('The citizen was asked for information', {
    ...timed,
    replyDueAt: moment('By when the citizen has to reply'),
  }),
  'vn.hoso.petition.supplemented.v1': record('The citizen has told more', { due }),
  'vn.hoso.petition.accepted.v1': record('Taken, and classified', {
    classification: record('What it is about', {
      matter: code('The matter', 'regulation', 'conduct'),
      aspect: code('In what respect', 'impractical', 'delay', 'nuisance'),
    }),
  }),
};

const HANDLING_TYPES = {
  'vn.hoso.petition.rehomed.v1': record('A unit that ended hands the petition to its successor', {
    from: code('The unit that ended'),
    to: code('The unit that has its work now'),
    legalBasis: code('The instrument of the merger'),
  }),
  'vn.hoso.petition.assigned.v1': record('An official is in charge', {
    unit: code('The unit in charge'),
    officer: code('Id of the official in charge'),
    previousOfficer: optional(code('Id of the official who had it before')),
    delegation: optional(code('The delegation under which an official of another desk takes it')),
  }),
  'vn.hoso.petition.answered.v1': record('An answer was written; the head has to approve it', {
    ...timed,
    round,
    answeredBy: code('Id of the official who wrote it'),
    measures,
    document: optional(
      record('The answer as a document', { number: code('Its number', '112/SXD-VP'), file: optional(file) }),
    ),
    promises,
    reviewDueAt: moment('By when the head has to judge it'),
  }),
  'vn.hoso.petition.answer-returned.v1': record('The head sent the answer back', {
    ...timed,
    round,
    officer: code('Id of the official who has to write it again'),
    delegation: optional(code('The delegation under which that official acts')),
  }),
  'vn.hoso.petition.answer-approved.v1': record('The head approved the answer', {
    ...timed,
    round,
    publicationDueAt: moment('By when it has to be published'),
  }),
  'vn.hoso.petition.answer-published.v1': record('The answer is published', { ...timed, round }),
  'vn.hoso.petition.promise-fulfilled.v1': record('A promised measure is done', {
    ...timed,
    promise,
    doneOn: day('When it was done'),
  }),
  'vn.hoso.petition.late-recorded.v1': record('A limit has passed', {
    duty: code('Which', 'forward', 'answer', 'review', 'publication', 'promise'),
    key: code('Names the duty and its date; each is recorded once'),
    moment: moment('The legal moment that was missed'),
    lateness: record('How long after its moment it was recorded', {
      workingMinutes: quantity('Exact working minutes by the petition’s calendar, fractions included'),
      calendarMs: count('Milliseconds on the wall'),
    }),
    retrospective: optional(flag('The moment lies before the petition was recorded')),
  }),
};

const CITIZEN_TYPES = {
  'vn.hoso.petition.rated.v1': record('The citizen has rated the answer', {
    rating: oneOf('The rating', 'like', 'dislike'),
  }),
  'vn.hoso.petition.reopened.v1': record('The citizen is not content: answered again', { due }),
};

/** The life of petitions (*phản ánh, kiến nghị*). */
export const PETITION_TYPES = { ...INTAKE_TYPES, ...HANDLING_TYPES, ...CITIZEN_TYPES };

import { Type } from '@sinclair/typebox';
import { code, count, day, flag, moment, optional, quantity, record } from '../schema/fields';

const unit = code('The unit that was in charge', 'H23.15');
const officer = optional(code('Id of the official who was in charge'));
const step = code('Code of the step', 'tham-dinh');
const breach = moment('Names the breach: the statutory due date that passed');

/** What every fact of the clock says. */
const fact = {
  duty: code('Names the duty within the dossier; each is recorded once'),
  moment: moment('When, by the law, the duty had to be met or the warning was to be given'),
  dueAt: moment('The due date that it is about'),
  lateness: record('How long after its moment it was recorded', {
    workingMinutes: quantity('Exact working minutes by the dossier’s calendar, fractions included'),
    calendarMs: count('Milliseconds on the wall'),
  }),
  retrospective: optional(
    flag(
      'Imported history: the moment lies before the dossier was recorded, and nobody has to answer for it',
    ),
  ),
};

const threshold = Type.Union(
  [
    record('A part of the limit is used up', {
      kind: Type.Literal('share-of-limit'),
      share: quantity('Between 0 and 1'),
    }),
    record('Closing time of so many working days before the due day', {
      kind: Type.Literal('working-days-before'),
      days: count('Working days, from 1'),
    }),
  ],
  { description: 'Which warning it is' },
);

/** What the deadline clock records. */
export const CLOCK_TYPES = {
  'vn.hoso.dossier.near-due-recorded.v1': record('The due date is near', { ...fact, threshold }),
  'vn.hoso.dossier.step-overdue-recorded.v1': record('A step has used its share of the limit', {
    ...fact,
    step,
    unit,
    officer,
    startedAt: moment('When the step began'),
  }),
  'vn.hoso.dossier.apology-due-recorded.v1': record(
    'The letter of apology is due: no result yet, and no letter',
    fact,
  ),
  'vn.hoso.dossier.overdue-recorded.v1': record('The statutory due date has passed', {
    ...fact,
    unit,
    officer,
  }),
  'vn.hoso.dossier.reappointment-missed-recorded.v1': record(
    'The new date that a letter of apology promised has passed',
    {
      ...fact,
      unit,
      officer,
      over: optional(
        flag('By the time it was recorded the dossier was decided, or waited for somebody else'),
      ),
    },
  ),
  'vn.hoso.dossier.apology-breach-recorded.v1': record(
    'Returned late, and still no letter: the second breach',
    {
      ...fact,
      returnedAt: moment('When the result was handed out'),
    },
  ),
  'vn.hoso.dossier.reception-unanswered-recorded.v1': record('Filed online and not answered in time', {
    ...fact,
    submittedAt: moment('When it was filed'),
  }),
  'vn.hoso.dossier.supplement-unanswered-recorded.v1': record('The applicant has not answered in time', {
    ...fact,
    requestedAt: moment('When the supplement was asked for'),
  }),
  'vn.hoso.dossier.opinion-late-recorded.v1': record('Another agency has not answered in time', {
    ...fact,
    opinion: code('Name of the opinion in this dossier'),
    agency: code('Code of the agency'),
    requestedAt: moment('When it was asked'),
  }),
  'vn.hoso.dossier.explanation-required.v1': record(
    'The head of the unit owes an explanation of the breach; nothing any more once that date is revised, or what had set it is neutralised',
    {
      breach,
      unit,
      dueAt: moment('By when it is owed'),
    },
  ),
  'vn.hoso.dossier.explanation-late-recorded.v1': record('The explanation did not come in time', {
    ...fact,
    breach,
    unit,
  }),
  'vn.hoso.dossier.remedy-overdue-recorded.v1': record(
    'What was promised in an explanation was not done in time',
    {
      ...fact,
      breach,
      unit,
      dueOn: day('The last day that was promised'),
    },
  ),
};

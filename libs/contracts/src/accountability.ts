import { Type } from '@sinclair/typebox';
import { count, code, day, flag, listOf, moment, oneOf, optional, record } from './schema/fields';
import { DOSSIER_TYPES } from './dossier';

const breach = moment('Names the breach: the statutory due date that passed');
const unit = code('The unit that reports', 'H23.15');
const period = code('Month, quarter or year', '2026-11', '2026-Q4', '2026');
const position = code('Log position up to which explanations were read, in decimal digits');
const late = flag('Whether it came after its limit');

/** The explanation (*giải trình*) of one breach and what follows from it; words are for those who may read the dossier. */
export const EXPLANATION_TYPES = {
  'vn.hoso.accountability.explanation-filed.v1': record('The head has explained a breach', {
    breach,
    unit: code('The unit whose breach it is', 'H23.15'),
    filedBy: code('Id of the official who filed it'),
    cause: code('Cause, of the closed list of the law of accountability', 'officer-slow', 'system-outage'),
    nature: oneOf('Beyond the unit’s power, or within it', 'objective', 'subjective'),
    step: code('The step where the time went'),
    officer: optional(code('Id of the official with whom the time went')),
    remedyDueOn: day('The last day for what is promised'),
    late,
  }),
  'vn.hoso.accountability.explanation-accepted.v1': record('The explanation is accepted', {
    breach,
    judgedBy: code('Id of the official who judged it'),
  }),
  'vn.hoso.accountability.explanation-returned.v1': record('Not good enough: due again', {
    breach,
    judgedBy: code('Id of the official who judged it'),
    dueAt: moment('When it is due again'),
  }),
  'vn.hoso.accountability.remedy-done.v1': record('What was promised is done', { breach, late }),
};

const byCode = (description: string) =>
  Type.Record(Type.String(), Type.Integer({ minimum: 0 }), { description });

const figures = record(
  'Totals of the period; the breaches themselves are told one by one under their dossiers',
  {
    breaches: count('Breaches'),
    dossiers: count('Dossiers with a breach'),
    daysLate: count('Sum over the breaches, in calendar days'),
    byStage: byCode('Breaches by the stage of their explanation'),
    byNature: byCode('Breaches by nature'),
    byCause: byCode('Explained breaches by cause'),
    byOfficer: byCode('Explained breaches by the id of the official they name'),
    explainedLate: count('Explained after the limit'),
    remedies: record('What was promised', {
      promised: count('Promised'),
      done: count('Done'),
      late: count('Overdue, or done after the last day'),
    }),
    apologies: record('Letters of apology', { given: count('Given'), missing: count('Missing') }),
  },
);

const gathered = {
  unit,
  period,
  from: day('First day of the period'),
  to: day('Last day of the period'),
  gatheredBy: code('Id of the official who gathered them'),
  position,
  figures,
};

/** The periodic report of a unit; keyed by unit and period. */
export const REPORT_TYPES = {
  'vn.hoso.accountability.report-gathered.v1': record('The breaches of the period were gathered', gathered),
  'vn.hoso.accountability.report-partly-gathered.v1': record(
    'The same, but some dossiers could not be read: the figures may lack their breaches, and nobody signs them',
    { ...gathered, unread: listOf('Dossiers that could not be read', code('Code of the dossier')) },
  ),
  'vn.hoso.accountability.report-submitted.v1': record('The head has signed the report', {
    unit,
    period,
    submittedBy: code('Id of the head'),
    position,
    open: listOf(
      'Breaches whose explanation is not there yet',
      record('One breach', { dossier: code('Code of the dossier'), breach }),
    ),
    dueAt: moment('By when it was due'),
    late,
  }),
  'vn.hoso.accountability.report-reviewed.v1': record('The unit above has judged the report', {
    unit,
    period,
    verdict: oneOf('What was said', 'accepted', 'returned'),
    reviewedBy: code('Id of the official who judged it'),
    dueAt: optional(moment('When it is due again, after a return')),
  }),
};

const told = <Name extends keyof typeof DOSSIER_TYPES>(name: Name) =>
  ({ [name]: DOSSIER_TYPES[name] }) as Pick<typeof DOSSIER_TYPES, Name>;

/** What the accountability topic says; lateness and apologies in the very words of the dossier topic. */
export const ACCOUNTABILITY_TYPES = {
  ...told('vn.hoso.dossier.apology-due-recorded.v1'),
  ...told('vn.hoso.dossier.overdue-recorded.v1'),
  ...told('vn.hoso.dossier.reappointment-missed-recorded.v1'),
  ...told('vn.hoso.dossier.apology-breach-recorded.v1'),
  ...told('vn.hoso.dossier.lateness-apologised.v1'),
  ...told('vn.hoso.dossier.apology-delivered.v1'),
  ...told('vn.hoso.dossier.explanation-required.v1'),
  ...told('vn.hoso.dossier.explanation-late-recorded.v1'),
  ...told('vn.hoso.dossier.remedy-overdue-recorded.v1'),
  ...EXPLANATION_TYPES,
  ...REPORT_TYPES,
};

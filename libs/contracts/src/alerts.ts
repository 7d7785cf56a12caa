import { Type } from '@sinclair/typebox';
import { code, count, listOf, moment, oneOf, optional, record } from './schema/fields';

const subject = Type.Union(
  [
    record('A dossier', { kind: Type.Literal('dossier'), code: code('Code of the dossier') }),
    record('A petition', { kind: Type.Literal('petition'), code: code('Code of the petition') }),
    record('A unit', { kind: Type.Literal('unit'), unit: code('Code of the unit') }),
    record('An official', {
      kind: Type.Literal('officer'),
      unit: code('Code of the unit'),
      officer: code('Id of the official'),
    }),
    record('Hoso itself', { kind: Type.Literal('engine'), part: code('The part that is meant') }),
  ],
  { description: 'Whom or what it is about; never an applicant' },
);

const evidence = record('An event that it rests on; anybody who may can look it up', {
  stream: code('Stream of the event', 'dossier-H23.01-250610-0001'),
  revision: count('Revision in the stream, from 0'),
  type: code('Name of the event in the log'),
  at: moment('Business time of the event'),
});

const of = { alert: Type.String({ format: 'uuid', description: 'Id of the alert' }), subject };
const rung = (description: string) => oneOf(description, 'officer', 'head', 'superior');
const answerDueAt = optional(moment('When it climbs if nobody acknowledges it; absent at the top'));

/** The life of an alert; to whom messages went, and whether they arrived, is not told. */
export const ALERT_TYPES = {
  'vn.hoso.alert.raised.v1': record('Something is late or goes wrong', {
    ...of,
    kind: code('What it says', 'near-due', 'overdue', 'apology-due', 'drift'),
    severity: oneOf('How grave it is', 'notice', 'warning', 'serious'),
    unit: optional(code('The unit that answers; absent where Hoso itself is the matter')),
    officer: optional(code('Id of the official that it is about')),
    audience: rung('Who is to answer first'),
    evidence: listOf('What it rests on', evidence),
    figures: Type.Record(Type.String(), Type.Union([Type.Number(), Type.String()]), {
      description: 'What was counted or measured, by name; minutes are working minutes',
    }),
    superior: optional(code('The unit above, to which it may climb')),
    answerDueAt,
  }),
  'vn.hoso.alert.escalated.v1': record('Nobody answered: one rung up (*đôn đốc*)', {
    ...of,
    from: rung('Who has not answered'),
    to: rung('Who is to answer now'),
    reason: code('Why it climbs', 'unanswered'),
    dueAt: moment('The moment that passed without an answer'),
    answerDueAt,
  }),
  'vn.hoso.alert.acknowledged.v1': record('Somebody answers for it; it climbs no further', {
    ...of,
    by: code('Id of the official'),
    role: code('In which role', 'officer', 'head'),
    unit: optional(code('For which unit')),
  }),
  'vn.hoso.alert.resolved.v1': record('What it was about has ended', {
    ...of,
    reason: code('By what: mostly the name of an event', 'ResultIssued'),
    evidence: optional(evidence),
  }),
};

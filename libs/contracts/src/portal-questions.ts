import { code, count, optional, record } from './schema/fields';

/** The life of a citizen’s question that the national portal passed on; neither question nor answer is told. */
export const PORTAL_QUESTION_TYPES = {
  'vn.hoso.portal-question.received.v1': record('A citizen’s question came from the portal', {
    unit: code('The unit that is asked', 'H23.15'),
    field: optional(code('MALINHVUC', 'G02-TP')),
    procedure: optional(code('The procedure that it is about, by its local code', '1.004884')),
  }),
  'vn.hoso.portal-question.answered.v1': record('An official answered the question', {}),
  'vn.hoso.portal-question.found-answered.v1': record(
    'The portal shows an answer that did not come from here',
    {},
  ),
  'vn.hoso.portal-question.exchanged.v1': record('One sending of the answer to the portal has ended', {
    attempt: count('Which sending it was, from 1, over all answers to the question'),
    outcome: code('How it ended', 'accepted', 'exists', 'absent', 'rejected', 'not-now', 'unknown'),
    cause: optional(code('Why not now', 'rate-limited', 'maintenance', 'unreachable', 'interrupted')),
    errorCode: optional(code('The portal’s own code', '-1')),
  }),
};

import { code, count, optional, record } from './schema/fields';

/** A month’s ratings of a procedure on their way to the national portal. */
export const PORTAL_RATING_TYPES = {
  'vn.hoso.portal-rating.exchanged.v1': record(
    'The portal was told how a month’s applicants rated a procedure',
    {
      month: code('The month', '2025-06'),
      procedure: code('The procedure', '1.004222'),
      counts: record('How many applicants rated the service in the month', {
        verySatisfied: count('Rất hài lòng'),
        satisfied: count('Hài lòng'),
        dissatisfied: count('Chưa hài lòng'),
      }),
      attempt: count('Which try of this month and procedure it was, from 1'),
      outcome: code('How it ended', 'accepted', 'exists', 'absent', 'rejected', 'not-now', 'unknown'),
      cause: optional(code('Why not now', 'rate-limited', 'maintenance', 'unreachable', 'interrupted')),
      errorCode: optional(code('The portal’s own code', '-1')),
      httpStatus: optional(count('The status of HTTP')),
    },
  ),
};

import { Type } from '@sinclair/typebox';
import { code, count, flag, listOf, optional, record } from './schema/fields';

const message = count('Revision of the event in the dossier that the message tells; it names the message');
const told = {
  after: Type.Integer({ minimum: -1, description: 'The message before it; -1 for the first' }),
  status: code('TrangThaiHoSo after that event', '2', '4', '10'),
  hasRow: flag('Whether the status changed, so that a row of progress follows the record'),
};

/** What passed between a dossier and the national portal; requests and answers themselves are not told. */
export const PORTAL_SYNC_TYPES = {
  'vn.hoso.portal-sync.ordered.v1': record(
    'Somebody ordered that this imported dossier goes to the portal',
    {},
  ),
  'vn.hoso.portal-sync.exchanged.v1': record('One exchange with the portal has ended', {
    message,
    service: code('The portal’s service', 'DongBoHoSoMC', 'CapNhatTienDoHoSoMC', 'TraCuuHoSo'),
    attempt: count('Which exchange of the message it was, from 1'),
    outcome: code('How it ended', 'accepted', 'exists', 'absent', 'known', 'rejected', 'not-now', 'unknown'),
    cause: optional(code('Why not now', 'rate-limited', 'maintenance', 'unreachable', 'interrupted')),
    errorCode: optional(code('The portal’s own code', '-1')),
    httpStatus: optional(count('The status of HTTP')),
    retryAfterMs: optional(count('How long the portal asked to be left alone, in milliseconds')),
    row: optional(
      code('Of a look-up that tells rows: whether the message’s row is among them', 'there', 'missing'),
    ),
  }),
  'vn.hoso.portal-sync.delivered.v1': record('A message is at the portal, record and row', {
    message,
    ...told,
    evidence: code('What shows it', 'answered', 'looked-up', 'decision'),
  }),
  'vn.hoso.portal-sync.parked.v1': record('A message waits for a person; those behind it wait too', {
    message,
    ...told,
    reason: code('Why', 'rejected', 'row-in-doubt', 'contradictory', 'untellable'),
    errorCode: optional(code('The portal’s own code', '-1')),
  }),
  'vn.hoso.portal-sync.released.v1': record('A person decided about a message that waited', {
    message,
    decision: code('What', 'resend', 'treat-as-delivered'),
  }),
  'vn.hoso.portal-sync.reconciled.v1': record('The portal was asked what it holds of a dossier', {
    upTo: count('The last message delivered to it'),
    extent: code('Whether rows were compared, or existence only', 'whole', 'existence'),
    differences: listOf(
      'How it differs from what was delivered; none where it agrees',
      record('One difference', {
        what: code('Kind', 'record-missing', 'field', 'row-missing', 'row-extra'),
        field: optional(code('The member of the record that differs', 'NgayHenTra')),
        message: optional(count('The message whose row is missing')),
        status: optional(code('TrangThai of a row too many', '5')),
      }),
    ),
    rewindTo: optional(
      Type.Integer({ minimum: -1, description: 'After which message everything is sent again' }),
    ),
  }),
};

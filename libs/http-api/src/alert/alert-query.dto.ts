import { belongsTo, visibleUnits, type Principal } from '@hoso/access';
import { ALERT_KINDS, ALERT_SEVERITIES, type AlertKind, type AlertSeverity } from '@hoso/domain';
import { parseInstant } from '@hoso/kernel';
import type { AlertFilter, AlertStanding } from '@hoso/read-models';
import { LENGTHS } from '../dossier/lengths';
import { EdgeFault } from '../problem/edge-fault';
import { Form, Moment, OneOf, Optional, Text } from '../shape/fields';

const STATES: readonly AlertStanding[] = ['open', 'acknowledged', 'resolved'];

const PAGE_DEFAULT = 50;
const PAGE_MAX = 500;

export class AlertQueryDto {
  @Optional() @Text(LENGTHS.code) readonly unit?: string;
  @Optional() @Text(LENGTHS.code) readonly officer?: string;
  @Optional() @OneOf(ALERT_KINDS) readonly kind?: AlertKind;
  @Optional() @OneOf(ALERT_SEVERITIES) readonly severity?: AlertSeverity;
  @Optional() @OneOf(STATES) readonly state?: AlertStanding;
  @Optional() @Text(LENGTHS.code) readonly dossier?: string;
  /** Raised then or later; a plus sign is written %2B. */
  @Optional() @Moment() readonly since?: string;
  /** The `next` of the page before. */
  @Optional() @Form('position') readonly cursor?: string;
  @Optional() @Form('pageSize') readonly limit?: string;
}

/** What a caller asks for, within what it may see. @throws EdgeFault not-permitted for a unit that is not its own */
export const filterOf = (query: AlertQueryDto, principal: Principal): AlertFilter => {
  const { since, cursor, limit, ...narrowing } = query;
  const visible = visibleUnits(principal);
  if (query.unit !== undefined && visible !== 'all' && !belongsTo(principal, query.unit))
    throw new EdgeFault('not-permitted', { facts: { reason: 'other-unit', capability: 'read' } });
  const from = since === undefined ? undefined : parseInstant(since);
  return {
    ...narrowing,
    visible,
    ...(from !== undefined && { since: from }),
    ...(cursor !== undefined && { before: BigInt(cursor) }),
    limit: Math.min(Number(limit ?? PAGE_DEFAULT), PAGE_MAX),
  };
};

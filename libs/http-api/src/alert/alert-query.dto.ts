import { visibleUnits, type Principal } from '@hoso/access';
import { ALERT_KINDS, ALERT_SEVERITIES, type AlertKind, type AlertSeverity } from '@hoso/domain';
import type { AlertFilter, AlertStanding } from '@hoso/read-models';
import { LENGTHS } from '../dossier/lengths';
import { momentOrDayIn } from '../listing/moment-or-day';
import { WaitForDto } from '../listing/wait-for.dto';
import { Form, OneOf, Optional, Text } from '../shape/fields';

const STATES: readonly AlertStanding[] = ['open', 'acknowledged', 'resolved'];

const PAGE_DEFAULT = 50;
const PAGE_MAX = 500;

export class AlertQueryDto extends WaitForDto {
  @Optional() @Text(LENGTHS.code) readonly unit?: string;
  @Optional() @Text(LENGTHS.code) readonly officer?: string;
  @Optional() @OneOf(ALERT_KINDS) readonly kind?: AlertKind;
  @Optional() @OneOf(ALERT_SEVERITIES) readonly severity?: AlertSeverity;
  @Optional() @OneOf(STATES) readonly state?: AlertStanding;
  @Optional() @Text(LENGTHS.code) readonly dossier?: string;
  /** Raised then or later: a day (its beginning in Vietnam) or a date and time with an offset. */
  @Optional() @Text(40) readonly since?: string;
  /** The `next` of the page before. */
  @Optional() @Form('position') readonly cursor?: string;
  @Optional() @Form('pageSize') readonly limit?: string;
}

/** What a caller asks for, within what it may see. @throws EdgeFault invalid-shape */
export const filterOf = (query: Omit<AlertQueryDto, keyof WaitForDto>, principal: Principal): AlertFilter => {
  const { since, cursor, limit, ...narrowing } = query;
  const from = momentOrDayIn('since', since);
  return {
    ...narrowing,
    visible: visibleUnits(principal),
    ...(from !== undefined && { since: from }),
    ...(cursor !== undefined && { before: BigInt(cursor) }),
    limit: Math.min(Number(limit ?? PAGE_DEFAULT), PAGE_MAX),
  };
};

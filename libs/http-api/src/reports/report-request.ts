import { mayAct, visibleUnits, type Principal } from '@hoso/access';
import { plainDateOf } from '@hoso/kernel';
import type { RecordedBy, ReportRequest } from '@hoso/reports';
import { EdgeFault } from '../problem/edge-fault';
import { momentOrEndOfDayIn } from '../replay/as-of.dto';
import { ERA_MEANING } from '../shape/era';
import type { ReportQueryDto } from './report.dto';

const POSITION = /^\d{1,19}$/;

/** @throws EdgeFault invalid-shape */
const recordedByIn = (text: string): RecordedBy => {
  if (POSITION.test(text)) return { position: BigInt(text) };
  const time = momentOrEndOfDayIn(text);
  if (time !== undefined) return { time };
  const message = `must be a log position, a day, or an ISO 8601 date and time with an offset, ${ERA_MEANING}`;
  throw new EdgeFault('invalid-shape', { errors: [{ path: 'asOf', message }] });
};

const refuse = (reason: string): EdgeFault =>
  new EdgeFault('not-permitted', { facts: { reason, capability: 'report' } });

/**
 * The unit that a report is narrowed to: whoever sees every unit may leave it out, the head of one unit gets their own.
 * @throws EdgeFault not-permitted
 */
const unitFor = (principal: Principal, unit: string | undefined): string | undefined => {
  const visible = visibleUnits(principal);
  const own = unit === undefined && visible !== 'all' && visible.length === 1 ? visible[0] : unit;
  const permission = mayAct(principal, 'report', own);
  if ('denied' in permission) throw refuse(permission.denied);
  if (own === undefined && visible !== 'all') throw refuse('other-unit');
  return own;
};

/** What is asked for, once it is known that this caller may. @throws EdgeFault */
export const reportRequestIn = (query: ReportQueryDto, principal: Principal): ReportRequest => {
  const unit = unitFor(principal, query.unit);
  return {
    ...{ from: plainDateOf(query.from), to: plainDateOf(query.to) },
    ...(unit !== undefined && { unit }),
    ...(query.procedure !== undefined && { procedure: query.procedure }),
    ...(query.asOf !== undefined && { asOf: recordedByIn(query.asOf) }),
  };
};

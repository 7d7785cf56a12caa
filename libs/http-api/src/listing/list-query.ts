import { mayAct, visibleUnits, type Principal } from '@hoso/access';
import { EdgeFault } from '../problem/edge-fault';

const PAGE_DEFAULT = 50;
const PAGE_MAX = 500;

export const YES_OR_NO = ['true', 'false'] as const;
export type YesOrNo = (typeof YES_OR_NO)[number];

/** The units whose cases a caller sees in lists. @throws EdgeFault not-permitted */
export const scopeOf = (principal: Principal): readonly string[] | 'all' => {
  const permission = mayAct(principal, 'read');
  if ('denied' in permission)
    throw new EdgeFault('not-permitted', { facts: { reason: permission.denied, capability: 'read' } });
  return visibleUnits(principal);
};

/** A filter without what was not asked for. */
export const known = <Filter extends object>(filter: Filter): Filter =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as Filter;

export const yes = (text: YesOrNo | undefined): boolean | undefined =>
  text === undefined ? undefined : text === 'true';

/** Items of a page: as asked for, within bounds. */
export const pageSize = (limit: string | undefined): number =>
  Math.min(Number(limit ?? PAGE_DEFAULT), PAGE_MAX);

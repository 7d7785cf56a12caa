import type { Limit, WorkingCalendar } from '../../calendar';
import type { ProcedureVersion } from '../../procedure';
import { refuseLimit } from '../guards/limits';
import type { OpenedDossier } from '../state/dossier';
import type { DueDates } from '../vocabulary';
import { recounted } from './recount';

/** Another limit, or one changed by an amount; a change counts only where the units can be converted. */
export type LimitChange = { readonly limit: Limit } | { readonly by: Limit };

const HOURS_PER_DAY = 8;

const HOURS: Readonly<Partial<Record<Limit['unit'], number>>> = {
  'working-hours': 1,
  'working-days': HOURS_PER_DAY,
};

/** An amount in another unit; 8 working hours are a working day, and nothing else is the same everywhere. */
const amountIn = (unit: Limit['unit'], by: Limit): number | undefined => {
  if (by.unit === unit) return by.amount;
  const [from, to] = [HOURS[by.unit], HOURS[unit]];
  return from && to && (by.amount * from) / to;
};

/** A limit after a change; undefined where the change says nothing about it or leaves nothing that can be counted. */
const limitAfter = (limit: Limit, change: LimitChange): Limit | undefined => {
  if ('limit' in change) return change.limit;
  const by = amountIn(limit.unit, change.by);
  if (by === undefined) return undefined;
  const changed = { ...limit, amount: limit.amount + by };
  return refuseLimit(changed) ? undefined : changed;
};

interface Ground {
  readonly calendar: WorkingCalendar;
  readonly procedure: ProcedureVersion;
}

const isSame = (one: DueDates, other: DueDates): boolean =>
  one.statutory === other.statutory && one.current === other.current;

/**
 * The dates that a received dossier would have under another limit, through all that moved them so far; undefined where the change says
 * nothing about its limit. Dates that do not follow from the limit (an earlier promise, imported history) stay.
 */
export const dueUnderLimit = (
  dossier: OpenedDossier,
  change: LimitChange,
  ground: Ground,
): DueDates | undefined => {
  const { reception } = dossier;
  const limit = reception && limitAfter(reception.limit, change);
  if (!limit) return undefined;
  const other = recounted({ ...dossier, reception: { ...reception, limit } }, ground);
  return isSame(other, recounted(dossier, ground)) ? dossier.due! : other;
};

/** The dates that a received dossier would have by another calendar of its region. */
export const dueUnderCalendar = (dossier: OpenedDossier, ground: Ground): DueDates =>
  recounted(dossier, ground);

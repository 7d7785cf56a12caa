import type { Role } from '@hoso/kernel';
import { belongsTo, type Principal } from './principal';

/**
 * What may be asked for, in groups; the application maps each command type to one of them.
 *
 * - `open`: commands that can open a dossier; `handle`: those that move it on;
 * - `head-only`: those that the law reserves for the head (extend, apologise, explain, neutralise);
 * - `judge`: what a head has reported on lateness; the law then asks who is above whom;
 * - `record`: facts that only the clock records;
 * - `read`: dossiers without personal data; `read-personal`: with it; `audit`: verification across units;
 * - `report`: figures over many dossiers, and the lists behind them;
 * - `redate`: due dates of many dossiers by a calendar or a legal instrument, and what-if;
 * - `operate`: running the engine; `import`: history with its own times; `reference-data`: procedures, units, calendars.
 */
export const CAPABILITIES = [
  'open',
  'handle',
  'head-only',
  'record',
  'read',
  'read-personal',
  'audit',
  'operate',
  'import',
  'reference-data',
  'judge',
  'report',
  'redate',
] as const;
export type Capability = (typeof CAPABILITIES)[number];

/** Why a caller may not act: the role never may, or not for the units concerned. */
export type Denial = 'role-lacks-capability' | 'other-unit';

export type Permission =
  { readonly allowed: true } | { readonly denied: Denial; readonly facts: Readonly<Record<string, unknown>> };

const WORK: readonly Capability[] = [
  'open',
  'handle',
  'head-only',
  'read',
  'read-personal',
  'reference-data',
  'report',
  'redate',
];

const RIGHTS: Readonly<Record<Role, readonly Capability[]>> = {
  applicant: [],
  public: [],
  clerk: ['open', 'handle', 'read', 'read-personal'],
  officer: ['handle', 'read', 'read-personal'],
  head: ['open', 'handle', 'head-only', 'read', 'read-personal', 'judge', 'report', 'redate'],
  auditor: ['read', 'read-personal', 'audit', 'judge', 'report'],
  operations: ['read', 'audit', 'operate', 'reference-data', 'judge', 'report', 'redate'],
  service: [...WORK, 'audit'],
  import: [...WORK, 'audit', 'import'],
  clock: ['record', 'read'],
};

/** Roles whose office covers every unit, whatever units their credential names. */
const BEYOND_UNITS: readonly Role[] = ['auditor', 'operations', 'clock'];

/**
 * Whether a principal may use a capability, on a dossier of one of the units concerned (its own, or those it was
 * handed over to); without a unit only the role is judged.
 */
export const mayAct = (
  principal: Principal,
  capability: Capability,
  unit?: string | readonly string[],
): Permission => {
  const { role, units } = principal;
  if (!RIGHTS[role].includes(capability))
    return { denied: 'role-lacks-capability', facts: { role, capability } };
  if (unit === undefined || BEYOND_UNITS.includes(role)) return { allowed: true };
  const concerned = typeof unit === 'string' ? [unit] : unit;
  return concerned.some((each) => belongsTo(principal, each))
    ? { allowed: true }
    : { denied: 'other-unit', facts: { units, concerned } };
};

/** The units whose dossiers a list for this principal may hold. */
export const visibleUnits = ({ role, units }: Principal): Principal['units'] =>
  BEYOND_UNITS.includes(role) ? 'all' : units;

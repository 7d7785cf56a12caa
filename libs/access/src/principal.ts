import { ROLES, type Actor, type Role } from '@hoso/kernel';

/** The roles that a key or a token may carry; the clock acts inside the engine only. */
export const CREDENTIAL_ROLES = ROLES.filter((role) => role !== 'clock');

/** Unit ids of which a principal is part, or `all` for services and imports that act for every unit. */
export type UnitScope = readonly string[] | 'all';

/** Who is calling, as proven by a key or a token. */
export interface Principal {
  readonly id: string;
  readonly role: Role;
  readonly units: UnitScope;
  /** The delegation under which the caller acts in another official's stead. */
  readonly delegation?: string;
}

/** Reads a role that a credential may carry; undefined for the clock and for anything else. */
export const credentialRole = (value: unknown): Role | undefined =>
  CREDENTIAL_ROLES.find((role) => role === value);

/** Reads `all`, one unit id or a list of unit ids; undefined when it is none of them. */
export const unitScopeOf = (value: unknown): UnitScope | undefined => {
  if (value === 'all') return 'all';
  const units: readonly unknown[] = Array.isArray(value) ? value : [value];
  return units.every((unit): unit is string => typeof unit === 'string' && unit !== '') ? units : undefined;
};

/** Whether a principal is part of a unit. */
export const belongsTo = ({ units }: Principal, unit: string): boolean =>
  units === 'all' || units.includes(unit);

/**
 * The caller as an event names it. The unit is the one acted for, where the principal is a member of it or acts for
 * every unit, otherwise the principal's only unit.
 */
export const actorOf = (principal: Principal, unit?: string): Actor => {
  const { id, role, units, delegation } = principal;
  const own = units === 'all' ? [unit] : units;
  const actedFor = own.find((each) => each === unit) ?? (own.length === 1 ? own[0] : undefined);
  return { id, role, ...(actedFor && { unit: actedFor }), ...(delegation && { delegation }) };
};

import { instantOf, ROLES, type Role } from '@hoso/kernel';
import { CAPABILITIES, actorOf, mayAct, mayBackdate, visibleUnits, type Principal } from './index';

const person = (role: Role, ...units: string[]): Principal => ({ id: `${role}-1`, role, units });
const service: Principal = { id: 'intake', role: 'service', units: 'all' };

/** One letter per capability in the order of CAPABILITIES: x may, . may not. */
const TABLE: Readonly<Record<Role, string>> = {
  //          open handle head record read personal audit operate import reference judge report redate
  applicant: '. . . . . . . . . . . . .',
  public: '. . . . . . . . . . . . .',
  clerk: 'x x . . x x . . . . . . .',
  officer: '. x . . x x . . . . . . .',
  head: 'x x x . x x . . . . x x x',
  auditor: '. . . . x x x . . . x x .',
  operations: '. . . . x . x x . x x x x',
  service: 'x x x . x x x . . x . x x',
  import: 'x x x . x x x . x x . x x',
  clock: '. . . x x . . . . . . . .',
};

describe('the rights of a role', () => {
  it.each(ROLES)('%s', (role) => {
    const granted = CAPABILITIES.map((capability) =>
      'allowed' in mayAct(person(role), capability) ? 'x' : '.',
    );
    expect(granted.join(' ')).toBe(TABLE[role]);
  });
});

describe('the scope of units', () => {
  it('lets a person act on a dossier of their unit only', () => {
    expect(mayAct(person('officer', 'H23.15'), 'handle', 'H23.15')).toEqual({ allowed: true });
    expect(mayAct(person('officer', 'H23.15'), 'handle', 'H23.16')).toEqual({
      denied: 'other-unit',
      facts: { units: ['H23.15'], concerned: ['H23.16'] },
    });
    expect(mayAct(person('officer'), 'handle', 'H23.15')).toMatchObject({ denied: 'other-unit' });
  });
  it('lets the unit act that a dossier was handed over to', () =>
    expect(mayAct(person('officer', 'H23.16'), 'handle', ['H23.15', 'H23.16'])).toEqual({ allowed: true }));
  it('lets a service act for all units, or for those it names', () => {
    expect(mayAct(service, 'open', 'H23.15')).toEqual({ allowed: true });
    expect(mayAct(person('service', 'H23.15'), 'open', 'H23.16')).toMatchObject({ denied: 'other-unit' });
  });
  it('lets an auditor read every unit and write to none', () => {
    expect(mayAct(person('auditor', 'H23.15'), 'read-personal', 'H23.16')).toEqual({ allowed: true });
    expect(visibleUnits(person('auditor', 'H23.15'))).toBe('all');
    expect(mayAct(person('auditor', 'H23.15'), 'handle', 'H23.15')).toMatchObject({
      denied: 'role-lacks-capability',
    });
  });
  it('shows an officer the dossiers of their units', () =>
    expect(visibleUnits(person('officer', 'H23.15'))).toEqual(['H23.15']));
});

describe('the actor of an event', () => {
  it('names the unit acted for', () => {
    expect(actorOf(person('clerk', 'A', 'B'), 'B')).toEqual({ id: 'clerk-1', role: 'clerk', unit: 'B' });
    expect(actorOf(person('clerk', 'A'), 'B')).toEqual({ id: 'clerk-1', role: 'clerk', unit: 'A' });
  });
  it('names the unit acted for, for one who acts for all', () => {
    expect(actorOf(service, 'B')).toEqual({ id: 'intake', role: 'service', unit: 'B' });
    expect(actorOf(service)).toEqual({ id: 'intake', role: 'service' });
  });
  it('carries the delegation', () =>
    expect(actorOf({ ...person('officer', 'A'), delegation: 'UQ-7' })).toMatchObject({ delegation: 'UQ-7' }));
});

describe('a given business time', () => {
  const now = instantOf('2026-03-02T09:00:00Z');
  const asked = (occurredAt: string, capability: 'open' | 'handle' = 'open') => ({
    capability,
    occurredAt: instantOf(occurredAt),
    now,
    windowHours: 24,
  });
  it('is taken from an import, however old', () =>
    expect(mayBackdate(person('import'), asked('2010-10-01T00:00:00Z', 'handle'))).toEqual({
      allowed: true,
    }));
  it('is taken from a service up to the end of the window', () => {
    expect(mayBackdate(service, asked('2026-03-01T09:00:00Z'))).toEqual({ allowed: true });
    expect(mayBackdate(service, asked('2026-03-01T08:59:59.999Z'))).toMatchObject({
      denied: 'outside-window',
    });
  });
  it('is taken from a service for opening only', () =>
    expect(mayBackdate(service, asked('2026-03-02T08:00:00Z', 'handle'))).toMatchObject({
      denied: 'only-opening-may-be-backdated',
    }));
  it('is not taken from a clerk', () =>
    expect(mayBackdate(person('clerk', 'A'), asked('2026-03-02T08:00:00Z'))).toMatchObject({
      denied: 'role-may-not-backdate',
    }));
  it('is never in the future', () =>
    expect(mayBackdate(person('import'), asked('2026-03-02T09:00:00.001Z'))).toMatchObject({
      denied: 'in-the-future',
    }));
});

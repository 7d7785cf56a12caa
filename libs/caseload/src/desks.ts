import { isValidOn, type Officer, type ProcedureVersion, type Unit } from '@hoso/domain';
import { addDays, type PlainDate } from '@hoso/kernel';
import type { Chance } from './chance';
import { DEPARTMENT_OF_FIELD } from './departments';
import { unitOn, type Setting } from './setting';

/** A unit that ends sooner gives its dossiers to its successor at once: nobody could be assigned in time. */
const STAYS_DAYS_MIN = 45;

const DEPARTMENTS: ReadonlySet<string> = new Set(Object.values(DEPARTMENT_OF_FIELD));

const ONE_STOP = /hành chính công|một cửa|tiếp nhận/i;

const isStaying = ({ validFrom, validTo }: Unit, day: PlainDate): boolean =>
  isValidOn({ validFrom, ...(validTo && { validTo }) }, day) &&
  (validTo === undefined || validTo >= addDays(day, STAYS_DAYS_MIN));

/** The units of a day that will be there for the handling; of the procedure's level where it has any. */
const unitsFor = ({ units }: Setting, { level }: ProcedureVersion, day: PlainDate): readonly Unit[] => {
  const staying = [...units.values()].filter((unit) => isStaying(unit, day));
  const ofLevel = staying.filter((unit) => unit.level === level);
  return ofLevel.length > 0 ? ofLevel : staying;
};

/** Where a dossier is received and where it is handled. */
export interface Desks {
  readonly receiving: string;
  readonly handling: string;
}

/** The one-stop and the competent unit; below the province they are one. */
export const desksFor = (
  setting: Setting,
  { procedure, day, chance }: { procedure: ProcedureVersion; day: PlainDate; chance: Chance },
): Desks => {
  const units = unitsFor(setting, procedure, day);
  const oneStops = units.filter(({ name }) => ONE_STOP.test(name) && !DEPARTMENTS.has(name));
  const departments = units.filter(({ name }) => !ONE_STOP.test(name));
  const named = units.find(({ name }) => name === DEPARTMENT_OF_FIELD[procedure.field]);
  const handling = named ?? chance.oneOf(departments.length > 0 ? departments : units);
  const receiving = ONE_STOP.test(handling.name)
    ? handling
    : chance.oneOf(oneStops.length > 0 ? oneStops : units);
  return { receiving: receiving.id, handling: handling.id };
};

const inOffice = (unit: Unit, day: PlainDate): readonly Officer[] =>
  Object.values(unit.officers).filter((officer) => isValidOn(officer, day));

/** Those who may be given a dossier of the unit that day: case officers where there are any. */
export const officersOn = (setting: Setting, unitId: string, day: PlainDate): readonly Officer[] => {
  const unit = unitOn(setting, unitId, day);
  if (!unit) return [];
  const officers = inOffice(unit, day);
  const handlers = officers.filter(({ head, position }) => !head && !ONE_STOP.test(position));
  const others = officers.filter(({ head }) => !head);
  return [handlers, others, officers].find((group) => group.length > 0) ?? [];
};

/** Who signs for the unit that day; its own id where nobody heads it. */
export const signerOn = (setting: Setting, unitId: string, day: PlainDate): string => {
  const unit = unitOn(setting, unitId, day);
  return (unit && inOffice(unit, day).find(({ head }) => head)?.id) ?? unitId;
};

/** Other agencies that can be asked that day. */
export const agenciesOn = (setting: Setting, unitId: string, day: PlainDate): readonly Unit[] =>
  [...setting.units.values()].filter(
    (unit) => unit.id !== unitId && unit.level === 'province' && isValidOn(unit, day),
  );

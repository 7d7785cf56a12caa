import {
  activeUnit,
  isValidOn,
  type ProcedureVersion,
  type Unit,
  type UnitDirectory,
  type WorkingCalendar,
} from '@hoso/domain';
import type { Instant, PlainDate } from '@hoso/kernel';

/** The procedures and units that the dossiers are to be about. */
export interface CaseloadCatalogue {
  readonly procedures: readonly ProcedureVersion[];
  readonly units: readonly Unit[];
}

/** What to generate; the same order gives the same lines. */
export interface CaseloadOrder {
  readonly dossiers: number;
  readonly seed: number;
  /** No command occurs after it; it belongs to the seed, because all times are counted back from it. */
  readonly until: Instant;
  /** Every command occurs within so many days before `until`. */
  readonly spanDays: number;
  readonly catalogue: CaseloadCatalogue;
  /** The calendar of all units of the catalogue. */
  readonly calendar: WorkingCalendar;
}

/** The world in which the dossiers live. */
export interface Setting extends Omit<CaseloadOrder, 'catalogue' | 'dossiers'> {
  readonly procedures: readonly ProcedureVersion[];
  readonly units: UnitDirectory;
}

export const settingOf = ({ catalogue, ...order }: CaseloadOrder): Setting => ({
  ...order,
  procedures: catalogue.procedures,
  units: new Map(catalogue.units.map((unit) => [unit.id, unit])),
});

export const versionOn = ({ procedures }: Setting, code: string, day: PlainDate) =>
  procedures.find((version) => version.code === code && isValidOn(version, day));

/** The unit on that day, or whoever has taken over its work by then. */
export const unitOn = ({ units }: Setting, id: string, day: PlainDate): Unit | undefined => {
  const active = activeUnit(units, id, day);
  const successor = units.get(id)?.successor;
  return active ?? (successor === undefined ? undefined : activeUnit(units, successor, day));
};

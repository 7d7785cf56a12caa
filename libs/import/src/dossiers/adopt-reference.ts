import type { Principal } from '@hoso/access';
import type { ReferenceDecisions, ReferenceRequest } from '@hoso/application';
import type { Officer } from '@hoso/domain';
import type { Mapping } from '../log/mapping';
import { commandIdOf } from './command-id';
import type { HistoricCase } from './historic-case';
import { ImportError, reasonOf } from './import-error';

/** Where the reference data of a mapping goes, and in whose name. */
export interface ReferenceTarget {
  readonly referenceDecisions: Pick<ReferenceDecisions, 'take'>;
  readonly principal: Principal;
}

type Change = Pick<ReferenceRequest, 'kind' | 'id' | 'type' | 'data'>;

/** The resources that each unit's groups are seen with in the log. */
const resourcesByUnit = (cases: readonly HistoricCase[]): ReadonlyMap<string, ReadonlySet<string>> => {
  const seen = new Map<string, Set<string>>();
  for (const { unit, officer } of cases.flatMap(({ rows }) => rows)) {
    if (!unit || !officer) continue;
    const resources = seen.get(unit) ?? new Set<string>();
    seen.set(unit, resources.add(officer));
  }
  return seen;
};

const unitChanges = (
  mapping: Mapping,
  resources: ReadonlyMap<string, ReadonlySet<string>>,
): readonly Change[] =>
  mapping.units.flatMap(({ id, name, level, validFrom }) => {
    const officers = [...(resources.get(id) ?? [])].map((resource): Officer => ({
      ...mapping.officers,
      id: resource,
      name: resource,
      head: false,
    }));
    const unit = { id, name, level, validFrom, calendar: mapping.calendar.region };
    return [
      { kind: 'unit', id, type: 'EstablishUnit', data: unit },
      ...officers.map((officer): Change => ({ kind: 'unit', id, type: 'AppointOfficer', data: officer })),
    ];
  });

const changesOf = (mapping: Mapping, cases: readonly HistoricCase[]): readonly Change[] => {
  const { version: _, ...calendar } = mapping.calendar;
  return [
    { kind: 'calendar', id: calendar.region, type: 'AnnounceCalendar', data: { calendar } },
    { kind: 'procedure', id: mapping.procedure.code, type: 'AdoptProcedureVersion', data: mapping.procedure },
    ...unitChanges(mapping, resourcesByUnit(cases)),
  ];
};

const take = async (
  change: Change,
  commandId: string,
  { referenceDecisions, principal }: ReferenceTarget,
) => {
  const context = { principal, commandId, correlationId: commandId, causationId: commandId };
  const place = `${change.kind} ${change.id}: ${change.type}`;
  try {
    const outcome = await referenceDecisions.take({
      ...change,
      context: { ...context, isFreshId: false, isDryRun: false },
    });
    if (!('refused' in outcome)) return;
    const { refused, facts } = outcome;
    throw new ImportError('reference-refused', `${place} was refused: ${refused} ${JSON.stringify(facts)}`);
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError('import-stopped', `${place} failed: ${reasonOf(error)}`, { cause: error });
  }
};

/**
 * Puts the calendar, the procedure, the units and the officers seen in the log in force; what is there already stays
 * as it is. @throws ImportError
 */
export const adoptReference = async (
  mapping: Mapping,
  cases: readonly HistoricCase[],
  target: ReferenceTarget,
): Promise<void> => {
  for (const change of changesOf(mapping, cases)) {
    const { kind, id, type, data } = change;
    const member = type === 'AppointOfficer' ? (data as Officer).id : '';
    await take(change, commandIdOf([mapping.name, kind, id, type, member]), target);
  }
};

import type { DossierHistory, LoggedEvent } from './dossier-history';
import { headOf, officersOf, toldOf, unitsOf, type Relation, type ToldValue } from './facts';
import { OCEL_TYPES } from './ocel-types';

interface Named {
  readonly name: string;
  readonly value: ToldValue;
}

/** Objects that dossiers share, written once when all events are. */
interface Shared {
  readonly units: Set<string>;
  readonly officers: Set<string>;
  readonly procedures: Set<string>;
}

// Codes of different kinds may be the same text; object ids must not.
const unitId = (id: string): string => `unit:${id}`;
const officerId = (id: string): string => `officer:${id}`;
const procedureId = (code: string): string => `procedure:${code}`;
const dossierId = (code: string): string => `dossier:${code}`;

const related = (relations: readonly Relation[], idOf: (id: string) => string) =>
  relations.map(({ id, qualifier }) => ({ objectId: idOf(id), qualifier }));

const eventOf = ({ code }: DossierHistory, logged: LoggedEvent): object => {
  const { id, event, actor, recordedAt } = logged;
  const attributes: readonly Named[] = [
    { name: 'role', value: actor.role },
    { name: 'recordedAt', value: recordedAt },
    ...toldOf(event).map(([name, value]) => ({ name, value: String(value) })),
  ];
  return {
    id,
    type: event.type,
    time: event.at,
    attributes,
    relationships: [
      { objectId: dossierId(code), qualifier: 'dossier' },
      ...related(unitsOf(logged), unitId),
      ...related(officersOf(logged), officerId),
    ],
  };
};

const note = (history: DossierHistory, { units, officers, procedures }: Shared): void => {
  procedures.add(headOf(history).rules.procedure.code);
  for (const logged of history.events) {
    for (const { id } of unitsOf(logged)) units.add(id);
    for (const { id } of officersOf(logged)) officers.add(id);
  }
};

const dossierOf = (history: DossierHistory): object => {
  const { channel, receivingUnit, rules } = headOf(history);
  const time = history.events[0]!.event.at;
  const attribute = (name: string, value: string) => ({ name, time, value });
  return {
    id: dossierId(history.code),
    type: 'dossier',
    attributes: [
      attribute('code', history.code),
      attribute('channel', channel),
      attribute('regime', rules.regime),
      attribute('procedureVersion', String(rules.procedure.version)),
    ],
    relationships: [
      { objectId: procedureId(rules.procedure.code), qualifier: 'under' },
      { objectId: unitId(receivingUnit), qualifier: 'received by' },
    ],
  };
};

const sharedObjects = ({ units, officers, procedures }: Shared): readonly object[] => {
  const bare = (type: string, ids: ReadonlySet<string>, idOf: (id: string) => string) =>
    [...ids].sort().map((id) => ({ id: idOf(id), type, attributes: [], relationships: [] }));
  return [
    ...bare('unit', units, unitId),
    ...bare('officer', officers, officerId),
    ...bare('procedure', procedures, procedureId),
  ];
};

/** Items of a JSON array, divided by commas. */
class Listing {
  private divider = '\n';

  item(value: object): string {
    const text = `${this.divider}${JSON.stringify(value)}`;
    this.divider = ',\n';
    return text;
  }
}

/**
 * The process log as OCEL 2.0 (JSON): dossiers, units, officials and procedures as objects, every event related to
 * those it concerns. Only the ids of what dossiers share stay in memory.
 * @param histories read twice, for the events and for the dossiers; one opened meanwhile is an object without events
 */
export async function* ocelOf(histories: () => AsyncIterable<DossierHistory>): AsyncGenerator<string> {
  const shared: Shared = { units: new Set(), officers: new Set(), procedures: new Set() };
  yield `${JSON.stringify(OCEL_TYPES).slice(0, -1)},"events":[`;
  const events = new Listing();
  for await (const history of histories()) {
    note(history, shared);
    yield history.events.map((logged) => events.item(eventOf(history, logged))).join('');
  }
  yield '\n],"objects":[';
  const objects = new Listing();
  for await (const history of histories()) {
    note(history, shared);
    yield objects.item(dossierOf(history));
  }
  yield sharedObjects(shared)
    .map((object) => objects.item(object))
    .join('');
  yield '\n]}\n';
}

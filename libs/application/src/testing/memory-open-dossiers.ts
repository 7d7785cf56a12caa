import { dossierDecider, isDecided, type Dossier, type DossierEvent, type DossierScope } from '@hoso/domain';
import { decode } from '@hoso/event-format';
import type { EventStore } from '@hoso/event-store';
import { dayOf, VIETNAM, type Instant } from '@hoso/kernel';
import { storedEvent } from '../intake/stored';
import { OpenDossiers, type ListPart, type OpenDossier } from '../redating/open-dossiers';
import type { ReferenceData } from '../reference/reference-data';

interface Row extends OpenDossier {
  readonly procedure: string;
  readonly dueAt: Instant;
}

const among = (wanted: readonly string[] | undefined, value: string | null): boolean =>
  wanted === undefined || (value !== null && wanted.includes(value));

const isWithin = ({ dueFrom, dueTo }: DossierScope, dueAt: Instant): boolean => {
  const day = dayOf(dueAt, VIETNAM);
  return (dueFrom === undefined || day >= dueFrom) && (dueTo === undefined || day <= dueTo);
};

/** The list of open dossiers, folded from the whole log each time it is brought up to date. */
export class MemoryOpenDossiers extends OpenDossiers {
  private rows: readonly Row[] = [];

  constructor(
    private readonly store: EventStore,
    private readonly reference: ReferenceData,
  ) {
    super();
  }

  override async upToDate(): Promise<bigint> {
    const dossiers = new Map<string, Dossier>();
    let position = -1n;
    for await (const recorded of this.store.scan({ streamPrefixes: ['dossier-'] })) {
      const before = dossiers.get(recorded.stream) ?? dossierDecider.initial;
      dossiers.set(
        recorded.stream,
        dossierDecider.evolve(before, decode(storedEvent(recorded)) as DossierEvent),
      );
      ({ position } = recorded);
    }
    this.rows = [...dossiers].flatMap(([stream, dossier]) =>
      this.rowOf(stream.slice('dossier-'.length), dossier),
    );
    return position;
  }

  override list(scope: DossierScope, { after, max }: ListPart): Promise<readonly OpenDossier[]> {
    const { units, procedures, fields } = scope;
    const listed = this.rows
      .filter(({ code }) => code > after)
      .filter(({ unit, procedure }) => among(units, unit) && among(procedures, procedure))
      .filter(({ field, dueAt }) => among(fields, field) && isWithin(scope, dueAt))
      .sort((one, other) => (one.code < other.code ? -1 : 1));
    return Promise.resolve(listed.slice(0, max).map(({ code, unit, field }) => ({ code, unit, field })));
  }

  private rowOf(code: string, dossier: Dossier): readonly Row[] {
    if (!dossier.opened || !dossier.due || isDecided(dossier.handling.phase)) return [];
    const { unit, step } = dossier.handling;
    const { code: procedure, version } = dossier.rules.procedure;
    const field = this.reference.procedureVersion(procedure, version)?.field ?? null;
    return [{ code, unit: step?.unit ?? unit, field, procedure, dueAt: dossier.due.statutory }];
  }
}

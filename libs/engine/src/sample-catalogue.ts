import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReferenceRequest, ReferenceDecisions } from '@hoso/application';
import type { Principal } from '@hoso/access';
import { HAI_DUONG, type Delegation, type Officer, type ProcedureVersion, type Unit } from '@hoso/domain';
import { isRefusal } from '@hoso/kernel';
import { packageRoot } from '@hoso/platform';

interface SamplePublication {
  readonly code: string;
  readonly version: number;
  readonly decision: string;
  readonly decidedOn: string;
  readonly publishedOn: string;
}

/** The procedures, their publications and the units that ship with Hoso. */
export interface SampleCatalogue {
  readonly procedures: readonly ProcedureVersion[];
  readonly publications: readonly SamplePublication[];
  readonly units: readonly Unit[];
}

/** Reads `infra/catalogue` of the package. */
export const readSampleCatalogue = async (): Promise<SampleCatalogue> => {
  const read = async <Content>(name: string): Promise<Content> => {
    const file = join(packageRoot(__dirname), 'infra', 'catalogue', `${name}.sample.json`);
    return JSON.parse(await readFile(file, 'utf8')) as Content;
  };
  return {
    procedures: await read('procedures'),
    publications: await read('publications'),
    units: await read('units'),
  };
};

type Change = Pick<ReferenceRequest, 'kind' | 'id' | 'type' | 'data'>;

const unitChanges = ({ id, name, level, validFrom, ...unit }: Unit): readonly Change[] => {
  const change = (type: string, data: object): Change => ({ kind: 'unit', id, type, data });
  const ended = unit.validTo && {
    validTo: unit.validTo,
    successor: unit.successor,
    legalBasis: 'NQ 202/2025/QH15',
  };
  return [
    change('EstablishUnit', { id, name, level, validFrom }),
    ...Object.values(unit.officers).map((officer: Officer) => change('AppointOfficer', officer)),
    ...Object.values(unit.delegations).map((delegation: Delegation) => change('GrantDelegation', delegation)),
    ...(ended ? [change('DissolveUnit', ended)] : []),
  ];
};

const changesOf = ({ procedures, publications, units }: SampleCatalogue): readonly Change[] => {
  const { version: _, ...calendar } = HAI_DUONG;
  return [
    { kind: 'calendar', id: HAI_DUONG.region, type: 'AnnounceCalendar', data: { calendar } },
    ...units.flatMap(unitChanges),
    ...procedures.map((data): Change => ({
      kind: 'procedure',
      id: data.code,
      type: 'AdoptProcedureVersion',
      data,
    })),
    ...publications.map(({ code, ...data }): Change => ({
      kind: 'procedure',
      id: code,
      type: 'PublishProcedure',
      data,
    })),
  ];
};

/** Version 8 UUID of a change, so that a second start repeats the first one's commands. */
const commandIdOf = (change: Change): string => {
  const hex = createHash('sha256').update(JSON.stringify(change)).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** Puts a catalogue and the official calendar into the log; what is there already stays as it is. */
export const adoptCatalogue = async (
  decisions: ReferenceDecisions,
  principal: Principal,
  catalogue: SampleCatalogue,
): Promise<void> => {
  for (const change of changesOf(catalogue)) {
    const commandId = commandIdOf(change);
    const context = { principal, commandId, correlationId: commandId, causationId: commandId };
    const outcome = await decisions.take({
      ...change,
      context: { ...context, isFreshId: false, isDryRun: false },
    });
    if (isRefusal(outcome as never)) throw new Error(`The catalogue was refused: ${JSON.stringify(outcome)}`);
  }
};

/** Puts the sample catalogue into the log. */
export const adoptSampleCatalogue = async (
  decisions: ReferenceDecisions,
  principal: Principal,
): Promise<SampleCatalogue> => {
  const catalogue = await readSampleCatalogue();
  await adoptCatalogue(decisions, principal, catalogue);
  return catalogue;
};

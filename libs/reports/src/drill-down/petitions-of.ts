import type { PetitionMatter, PetitionReportFacts } from '@hoso/domain';
import type { Instant } from '@hoso/kernel';
import type { Making, PetitionDrillDown } from '../kinds/report-kind';
import type { CasePageRequest } from './dossiers-of';

/** A petition behind a figure, and where its events are. */
export interface DrilledPetition {
  readonly code: string;
  readonly dossier: string | null;
  readonly receivingUnit: string;
  readonly unit: string;
  readonly submittedAt: Instant;
  readonly matter: PetitionMatter | null;
  /** What it waited for when the facts were recorded, and by when. */
  readonly waitsFor: PetitionReportFacts['waits'][number]['for'];
  readonly dueAt: Instant | null;
  /** Address of all its events. */
  readonly history: string;
}

const petitionOf = (facts: PetitionReportFacts): DrilledPetition => {
  const { code, dossier, receivingUnit, unit, submittedAt, classified, waits } = facts;
  const stands = waits.at(-1);
  return {
    ...{ code, receivingUnit, unit, submittedAt },
    dossier: dossier ?? null,
    matter: classified?.matter ?? null,
    waitsFor: stands?.for ?? 'nothing',
    dueAt: stands?.dueAt ?? null,
    history: `/v1/petitions/${encodeURIComponent(code)}/history`,
  };
};

/** One page of the petitions behind a figure. */
export const petitionsOf = async (
  drillDown: PetitionDrillDown,
  { column, cursor = '', limit }: CasePageRequest,
  making: Making,
) => {
  const found: PetitionReportFacts[] = [];
  const { scope, records } = making;
  await records.eachPetition({ scope, after: cursor }, (chunk) => {
    found.push(...chunk.filter((facts) => drillDown.of(facts, making).includes(column)));
    return found.length > limit ? 'enough' : undefined;
  });
  const rows = found.slice(0, limit).map(petitionOf);
  return { rows, next: found.length > limit ? rows.at(-1)!.code : null };
};

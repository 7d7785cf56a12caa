import type { Database } from '@hoso/postgres';
import { CamelCasePlugin, type Kysely } from 'kysely';
import type { AwaitedRow } from '../projections/awaited';
import type { DossierRow } from '../projections/dossier-row';
import type { ExplanationRow } from '../projections/explanation-row';
import type { LatenessRow } from '../projections/lateness';
import type { PetitionRow } from '../projections/petitions';
import type { ProcedureRow } from '../projections/procedures';
import type { MilestoneRow } from '../projections/timeline';
import { SCHEMA } from '../store/migrations';
import { UpkeepFailure } from '../upkeep/upkeep-failure';

interface Placed {
  readonly revision: number;
  readonly position: number | bigint;
}

interface OfCase extends Placed {
  readonly code: string;
}

/** The views as queries name them: members as the rows have them, beside the key and the place in the log. */
export interface ReadSchema {
  readonly awaited: AwaitedRow & OfCase & { readonly nr: number };
  readonly dossiers: DossierRow & OfCase;
  readonly timeline: MilestoneRow & OfCase & { readonly nr: number };
  readonly explanations: ExplanationRow & OfCase & { readonly nr: number };
  readonly lateness: LatenessRow & OfCase & { readonly nr: number };
  readonly petitions: PetitionRow & OfCase;
  readonly checkpoints: { readonly name: string; readonly position: number | bigint | null };
  readonly procedures: ProcedureRow & Placed & { readonly procedure: string; readonly nr: number };
}

export type ReadQueries = Kysely<ReadSchema>;

/** Typed queries on the views. */
export const readQueries = ({ kysely }: Database<unknown>): ReadQueries =>
  (kysely as Kysely<ReadSchema>)
    .withPlugin(new CamelCasePlugin({ maintainNestedObjectKeys: true }))
    .withSchema(SCHEMA);

/** The view is not there yet, or still has the columns of the version before. */
const NOT_BUILT: ReadonlySet<unknown> = new Set(['42P01', '42703']);

/** Runs a query on views. @throws UpkeepFailure read-model-building while what it reads is not there yet */
export const readRows = async <Rows>(query: { readonly execute: () => Promise<Rows> }): Promise<Rows> => {
  try {
    return await query.execute();
  } catch (error) {
    if (NOT_BUILT.has((error as { readonly code?: unknown }).code))
      throw new UpkeepFailure('read-model-building');
    throw error;
  }
};

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '@hoso/platform';

interface Limit {
  readonly amount: number;
  readonly unit: string;
}

/** A procedure of `infra/catalogue`, as far as the portal tells of it. */
export interface CatalogueProcedure {
  readonly code: string;
  readonly version: number;
  readonly name: string;
  readonly field: string;
  readonly limits: Readonly<Partial<Record<'direct' | 'online' | 'postal', Limit>>>;
  readonly components: readonly { readonly code: string; readonly name: string }[];
  readonly fees: readonly { readonly code: string; readonly name: string; readonly amountVnd: number }[];
  readonly result: { readonly name: string };
}

export interface CatalogueUnit {
  readonly id: string;
  readonly name: string;
  readonly level: string;
}

export interface Catalogue {
  readonly procedures: readonly CatalogueProcedure[];
  readonly units: readonly CatalogueUnit[];
}

/** The newest version of each procedure: a citizen is shown no other. */
const newest = (versions: readonly CatalogueProcedure[]): readonly CatalogueProcedure[] => {
  const inOrder = versions.toSorted((one, other) => one.version - other.version);
  return [...new Map(inOrder.map((each) => [each.code, each])).values()];
};

/** The sample catalogue that ships with Hoso, read as files: the portal has its own, and here they agree. */
export const readCatalogue = async (): Promise<Catalogue> => {
  const read = async <Content>(name: string): Promise<Content> => {
    const file = join(packageRoot(__dirname), 'infra', 'catalogue', `${name}.sample.json`);
    return JSON.parse(await readFile(file, 'utf8')) as Content;
  };
  return { procedures: newest(await read('procedures')), units: await read('units') };
};

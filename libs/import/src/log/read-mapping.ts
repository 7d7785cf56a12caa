import { readFile } from 'node:fs/promises';
import { readShape } from './json-shape';
import type { Mapping } from './mapping';
import { inconsistenciesOf } from './mapping-consistency';
import { mappingShape } from './mapping-shape';

/** A mapping cannot be used; the message names the file and every fault with its place. */
export class MappingError extends Error {
  readonly code = 'mapping-invalid';
  constructor(
    readonly file: string,
    readonly faults: readonly string[],
  ) {
    super(`The mapping ${file} cannot be used:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'MappingError';
  }
}

export const isMappingError = (error: unknown): error is MappingError =>
  (error as { code?: unknown } | null)?.code === 'mapping-invalid';

const contentOf = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new MappingError(file, [
      `it cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`,
    ]);
  }
};

const documentIn = (file: string, content: string): unknown => {
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new MappingError(file, [`it is not JSON: ${(error as Error).message}`]);
  }
};

/** Reads a mapping from JSON. @throws MappingError naming all faults at once */
export const readMapping = async (file: string): Promise<Mapping> => {
  const read = readShape(mappingShape, documentIn(file, await contentOf(file)));
  const faults = 'faults' in read ? read.faults : inconsistenciesOf(read.value);
  if ('faults' in read || faults.length > 0) throw new MappingError(file, faults);
  return read.value;
};

import type { FileKey } from '@hoso/documents';

/** What the routes of files are told at start; a type and an injection token in one. */
export abstract class FileSettings {
  /** Seals what belongs to no person. */
  abstract readonly installationKey: FileKey;
  /** The largest file that is taken. */
  abstract readonly maxBytes: number;
}

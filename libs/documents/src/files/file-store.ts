import type { KeyObject } from 'node:crypto';
import type { FileRef } from '@hoso/domain';

/** A key of 32 bytes and the name under which it is found again: a person's, or the installation's. */
export interface FileKey {
  /** Letters, digits, `-`, `_` and `~`, at most 64. */
  readonly name: string;
  readonly key: KeyObject | Uint8Array;
}

/** Finds a key by its name; undefined when it was destroyed. */
export type KeyFinder = (name: string) => Promise<FileKey['key'] | undefined>;

/** A file to keep. */
export interface Upload {
  readonly content: AsyncIterable<Uint8Array>;
  readonly mediaType: string;
  readonly maxBytes: number;
}

export interface StoredFile {
  readonly ref: FileRef;
  readonly bytes: Uint8Array;
}

/** The content goes on beyond what is taken. */
export class FileTooLarge extends Error {
  readonly code = 'file-too-large';
  constructor(readonly maxBytes: number) {
    super(`A file has at most ${maxBytes} bytes`);
  }
}

export const isFileTooLarge = (error: unknown): error is FileTooLarge => error instanceof FileTooLarge;

/** What is kept under a hash is not what was put there; the message names the place. */
export class FileDamaged extends Error {
  readonly code = 'file-damaged';
  constructor(
    readonly place: string,
    options?: ErrorOptions,
  ) {
    super(`The file ${place} is not as it was stored: bring it back from a backup`, options);
  }
}

export const isFileDamaged = (error: unknown): error is FileDamaged => error instanceof FileDamaged;

/**
 * Files outside the log, by the SHA-256 of their content, sealed at rest. The same content under two keys is kept
 * twice, so that the erasure of one person takes nothing from another.
 */
export abstract class FileStore {
  /** Durable when it resolves; again with the same content and key changes nothing. @throws FileTooLarge */
  abstract put(upload: Upload, key: FileKey): Promise<FileRef>;

  /** Undefined: never stored. `erased`: every key it was sealed with is gone. @throws FileDamaged */
  abstract get(sha256: string, keyOf: KeyFinder): Promise<StoredFile | 'erased' | undefined>;

  abstract has(sha256: string): Promise<boolean>;
}

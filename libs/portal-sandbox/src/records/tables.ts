import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { open, type Database, type RootDatabase } from 'lmdb';
import { identityOf, isRunning, type ProcessIdentity } from '@hoso/platform';
import type { KeptCall, KeptDossier, KeptMessage, KeptRow } from './kept';

const OWNER = 'owner';

/** Another sandbox runs on the folder. */
export class SandboxAlreadyRuns extends Error {
  readonly code = 'sandbox-already-runs';
  constructor(folder: string, pid: number) {
    super(`A portal sandbox already runs on ${folder} as process ${pid}; stop it first`);
  }
}

/** Tables on disk, so that a hundred thousand dossiers cost no memory and a restart finds them. */
export class Tables {
  private readonly root: RootDatabase;
  /** Set where nobody asked for the records to stay. */
  private readonly passingFolder: string | undefined;
  readonly dossiers: Database<KeptDossier, string>;
  /** Dossier and number of the row, from 1. */
  readonly rows: Database<KeptRow, [string, number]>;
  /** Number of the change → dossier: only its last change. */
  readonly changes: Database<string, number>;
  readonly calls: Database<KeptCall, number>;
  readonly callsOf: Database<true, [string, number]>;
  /** Service and dossier → how many calls. */
  readonly attempts: Database<number, [string, string]>;
  readonly messages: Database<KeptMessage, number>;
  /** Dossier and number of the message, of those that are notices about one. */
  readonly noticesOf: Database<true, [string, number]>;
  /** Settings, faults and counts by name. */
  readonly state: Database<unknown, string>;

  constructor(folder: string | undefined) {
    this.passingFolder = folder === undefined ? mkdtempSync(join(tmpdir(), 'portal-sandbox-')) : undefined;
    // What a portal receives names citizens.
    if (folder !== undefined) mkdirSync(folder, { recursive: true, mode: 0o700 });
    // Without fsync: a killed process loses nothing, and a power cut may cost a sandbox its records.
    this.root = open({
      path: folder ?? this.passingFolder!,
      noSubdir: false,
      noSync: true,
      overlappingSync: false,
      maxDbs: 9,
    });
    this.dossiers = this.root.openDB({ name: 'dossiers', compression: true });
    this.rows = this.root.openDB({ name: 'rows' });
    this.changes = this.root.openDB({ name: 'changes' });
    this.calls = this.root.openDB({ name: 'calls', compression: true });
    this.callsOf = this.root.openDB({ name: 'callsOf' });
    this.attempts = this.root.openDB({ name: 'attempts' });
    this.messages = this.root.openDB({ name: 'messages' });
    this.noticesOf = this.root.openDB({ name: 'noticesOf' });
    this.state = this.root.openDB({ name: 'state' });
    this.transaction(() => this.own(folder));
  }

  /** All of it or, when it throws, nothing. */
  transaction<Result>(work: () => Result): Result {
    return this.root.transactionSync(work);
  }

  async close(): Promise<void> {
    this.state.removeSync(OWNER);
    await this.root.close();
    if (this.passingFolder) rmSync(this.passingFolder, { recursive: true, force: true });
  }

  /** Two processes would number their changes alike. */
  private own(folder: string | undefined): void {
    const owner = this.state.get(OWNER) as ProcessIdentity | undefined;
    if (owner && isRunning(owner)) throw new SandboxAlreadyRuns(folder ?? '', owner.pid);
    this.state.putSync(OWNER, identityOf(process.pid));
  }
}

/** The last key of a table of numbers, 0 when it is empty. */
export const lastNumber = (table: Database<unknown, number>): number => {
  for (const key of table.getKeys({ reverse: true, limit: 1 })) return key;
  return 0;
};

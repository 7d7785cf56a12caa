import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EmbeddedPostgres } from '../embedded/start-embedded-postgres';

/** Folders for one specification, all below one that anyone may pass through; servers left running are stopped. */
export class Scratch {
  readonly root = mkdtempSync(join(tmpdir(), 'hoso-postgres-'));
  private readonly servers: EmbeddedPostgres[] = [];

  constructor() {
    chmodSync(this.root, 0o755);
  }

  folder(name: string, mode: number): string {
    const path = join(this.root, name);
    mkdirSync(path, { recursive: true });
    chmodSync(path, mode);
    return path;
  }

  async keep(starting: Promise<EmbeddedPostgres>): Promise<EmbeddedPostgres> {
    const server = await starting;
    this.servers.push(server);
    return server;
  }

  async clear(): Promise<void> {
    for (const server of this.servers) await server.stop();
    rmSync(this.root, { recursive: true, force: true });
  }
}

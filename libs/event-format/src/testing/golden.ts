import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { DomainEvent } from '@hoso/kernel';
import { CHAIN_START, sealChain } from '../chain';
import { encode, versionOf } from '../codec';
import type { EventOrigin, StoredEvent } from '../stored-event';

/** One event as it was stored when its version was current, and what every later program has to read from it. */
export interface GoldenSample {
  readonly stored: StoredEvent;
  readonly event: DomainEvent;
}

const ENDING = '.golden.json';

const origin: EventOrigin = {
  commandId: '00000000-0000-4000-8000-000000000001',
  payloadHmac: '0'.repeat(64),
  correlationId: '00000000-0000-4000-8000-000000000002',
  causationId: '00000000-0000-4000-8000-000000000001',
  actor: { id: 'golden', role: 'officer', unit: 'golden-unit' },
};

/** The file of an event type in one of its versions. */
export const goldenFile = (type: string, version: number): string => `${type}.v${version}${ENDING}`;

/** All samples of a folder by file name; none when there is no such folder. */
export const readGoldenSamples = (folder: string): readonly (readonly [string, GoldenSample])[] =>
  (existsSync(folder) ? readdirSync(folder) : [])
    .filter((file) => file.endsWith(ENDING))
    .sort()
    .map((file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8')) as GoldenSample] as const);

/** The files that are missing for these events in their present versions. */
export const missingGoldenFiles = (folder: string, events: readonly DomainEvent[]): readonly string[] =>
  events
    .map(({ type }) => goldenFile(type, versionOf(type)))
    .filter((file) => !existsSync(join(folder, file)));

/** Writes the samples that are missing and leaves every other file alone. @returns the files written */
export const writeMissingGoldenSamples = (
  folder: string,
  events: readonly DomainEvent[],
): readonly string[] => {
  const missing = missingGoldenFiles(folder, events);
  mkdirSync(folder, { recursive: true });
  for (const event of events) {
    const file = goldenFile(event.type, versionOf(event.type));
    if (!missing.includes(file)) continue;
    const unsealed = encode('00000000-0000-4000-8000-000000000003', event, origin);
    const [stored] = sealChain(CHAIN_START, [unsealed]);
    writeFileSync(join(folder, file), `${JSON.stringify({ stored, event }, null, 2)}\n`, { flag: 'wx' });
  }
  return missing;
};

const git = (folder: string, args: readonly string[]): readonly string[] =>
  execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    .split('\n')
    .filter((line) => line !== '');

/**
 * The golden files of a folder that were ever changed, renamed or deleted, by git's history and in the working tree.
 * @returns a text saying why, when there is no complete history to ask
 */
export const changedGoldenFiles = (folder: string): readonly string[] | string => {
  const above = dirname(folder);
  const only = ['--diff-filter=MDR', '--name-only', '--', basename(folder)];
  try {
    if (git(above, ['rev-parse', '--is-shallow-repository'])[0] !== 'false') return 'the clone is shallow';
    const ever = [...git(above, ['log', '--format=', ...only]), ...git(above, ['diff', 'HEAD', ...only])];
    return [...new Set(ever)].map((file) => basename(file)).filter((file) => file.endsWith(ENDING));
  } catch {
    return 'git or its history is missing';
  }
};

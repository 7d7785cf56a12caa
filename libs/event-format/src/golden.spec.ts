import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instantOf, type DomainEvent } from '@hoso/kernel';
import { verifyChain } from './chain';
import { decode } from './codec';
import {
  changedGoldenFiles,
  goldenFile,
  missingGoldenFiles,
  readGoldenSamples,
  writeMissingGoldenSamples,
  goldenEvents,
} from './testing';

const GOLDEN = join(__dirname, '../golden');

const expectReadable = (folder: string): void => {
  for (const [file, { stored, event }] of readGoldenSamples(folder)) {
    expect(file).toBe(goldenFile(stored.type, stored.metadata.schemaVersion));
    expect([file, verifyChain([stored]).broken]).toEqual([file, undefined]);
    expect(decode(stored)).toEqual(event);
  }
};

describe('the golden samples', () => {
  it('hold every event in its present version', () => {
    if (process.env['GOLDEN'] === 'write') writeMissingGoldenSamples(GOLDEN, goldenEvents);
    expect(missingGoldenFiles(GOLDEN, goldenEvents)).toEqual([]);
  });

  it('are read today as they were when they were written', () => expectReadable(GOLDEN));

  it('were never changed, renamed or deleted', () => {
    const changed = changedGoldenFiles(GOLDEN);
    if (typeof changed === 'string')
      process.stderr.write(`SKIPPED: golden samples not compared, ${changed}\n`);
    else expect(changed).toEqual([]);
  });
});

describe('the guard of golden samples', () => {
  let repository: string;
  let folder: string;
  const event: DomainEvent = { type: 'A', data: { n: 1 }, at: instantOf('2025-01-24T00:00:00Z') };
  const file = goldenFile('A', 1);
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-C', repository, '-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args]);

  beforeEach(() => {
    repository = mkdtempSync(join(tmpdir(), 'golden-'));
    folder = join(repository, 'golden');
  });
  afterEach(() => rmSync(repository, { recursive: true }));

  it('writes what is missing, once', () => {
    expect(missingGoldenFiles(folder, [event])).toEqual([file]);
    expect(writeMissingGoldenSamples(folder, [event])).toEqual([file]);
    const text = readFileSync(join(folder, file), 'utf8');
    expect(writeMissingGoldenSamples(folder, [{ ...event, data: { n: 2 } }])).toEqual([]);
    expect(readFileSync(join(folder, file), 'utf8')).toBe(text);
    expectReadable(folder);
  });

  it('finds a sample whose bytes no longer say what was recorded', () => {
    writeMissingGoldenSamples(folder, [event]);
    const text = readFileSync(join(folder, file), 'utf8').replaceAll('"n": 1', '"n": 2');
    writeFileSync(join(folder, file), text);
    expect(() => expectReadable(folder)).toThrow();
  });

  it('finds a change by the working tree and by the history', () => {
    git('init', '-q');
    writeMissingGoldenSamples(folder, [event]);
    git('add', '.');
    git('commit', '-q', '-m', 'Add');
    expect(changedGoldenFiles(folder)).toEqual([]);
    writeFileSync(join(folder, file), '{}');
    expect(changedGoldenFiles(folder)).toEqual([file]);
    git('commit', '-q', '-a', '-m', 'Change');
    expect(changedGoldenFiles(folder)).toEqual([file]);
  });

  it('says so when there is no history to ask', () => expect(changedGoldenFiles(folder)).toMatch('missing'));
});

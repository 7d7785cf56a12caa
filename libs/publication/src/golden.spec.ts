import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PUBLISHED_TYPES } from '@hoso/contracts';
import { changedGoldenFiles } from '@hoso/event-format/testing';
import { publishedSample } from './testing';

const GOLDEN = join(__dirname, '../golden');
const fileOf = (type: string): string => join(GOLDEN, `${type}.golden.json`);

const samples = publishedSample();

describe('the golden samples of what is published', () => {
  beforeAll(() => {
    if (process.env['GOLDEN'] !== 'write') return;
    mkdirSync(GOLDEN, { recursive: true });
    for (const [type, sample] of samples)
      if (!existsSync(fileOf(type))) writeFileSync(fileOf(type), `${JSON.stringify(sample, null, 2)}\n`);
  });

  it('hold every type of the catalogue', () => {
    expect([...samples.keys()]).toEqual(PUBLISHED_TYPES);
    expect(readdirSync(GOLDEN).sort()).toEqual(PUBLISHED_TYPES.map((type) => `${type}.golden.json`).sort());
  });

  it.each(PUBLISHED_TYPES)('%s is published today as it always was, and its shape has not moved', (type) => {
    const golden: unknown = existsSync(fileOf(type)) && JSON.parse(readFileSync(fileOf(type), 'utf8'));
    expect(JSON.parse(JSON.stringify(samples.get(type)))).toEqual(golden);
  });

  it('were never changed, renamed or deleted', () => {
    const changed = changedGoldenFiles(GOLDEN);
    if (typeof changed === 'string')
      process.stderr.write(`SKIPPED: published samples not compared, ${changed}\n`);
    else expect(changed).toEqual([]);
  });
});

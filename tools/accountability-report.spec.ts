import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACCOUNTABILITY_REFUSAL_SOURCES } from '@hoso/domain';
import { goldenReportEvents } from '@hoso/testing';
import { missingGoldenFiles, writeMissingGoldenSamples } from '../libs/event-format/src/testing';

const ROOT = join(__dirname, '..');
const ROOM = join(ROOT, 'libs/domain/src/accountability');
const GOLDEN = join(ROOT, 'libs/event-format/golden');

const files = readdirSync(ROOM);
const textOf = (isMeant: (file: string) => boolean): string =>
  files
    .filter((file) => file.endsWith('.ts') && isMeant(file))
    .map((file) => readFileSync(join(ROOM, file), 'utf8'))
    .join('\n');
const specs = textOf((file) => file.endsWith('.spec.ts'));
const rules = textOf((file) => !file.endsWith('.spec.ts') && file !== 'refusals.ts');

/** The cells of every table row of the README, by the name in its first cell. */
const rows = new Map(
  readFileSync(join(ROOM, 'README.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, name, ...cells]) => [name!.replaceAll('`', ''), cells] as const),
);

const typesIn = (file: string, pattern: RegExp): readonly string[] =>
  [...readFileSync(join(ROOM, file), 'utf8').matchAll(pattern)].map(([, type]) => type!);

const commands = typesIn('decider.ts', /^ {2}(\w+Accountability): \w+;$/gm);
const events = typesIn('events.ts', /^ {2}(Accountability\w+): OfReport/gm);

describe('the periodic report', () => {
  it('has a row, a slice and a specification for every command', () => {
    expect(commands).toHaveLength(3);
    for (const command of commands) {
      const slice = command.replace(/(?<!^)[A-Z]/g, '-$&').toLowerCase();
      expect(files).toEqual(expect.arrayContaining([`${slice}.ts`, `${slice}.spec.ts`]));
      expect(rows.get(command)?.[1]?.match(/\w+/g)).toEqual([expect.stringMatching(/^Accountability/)]);
    }
  });

  it('has a row and a golden sample for every event', () => {
    if (process.env['GOLDEN'] === 'write') writeMissingGoldenSamples(GOLDEN, goldenReportEvents);
    expect(goldenReportEvents.map(({ type }) => type)).toEqual(events);
    expect(missingGoldenFiles(GOLDEN, goldenReportEvents)).toEqual([]);
    for (const event of events) expect(rows.get(event)?.[0]).toBeTruthy();
  });

  it.each(Object.entries(ACCOUNTABILITY_REFUSAL_SOURCES))(
    'refuses as %s by a provision, a rule and a specification',
    (code, source) => {
      expect(source).toMatch(/art\. \d|Hoso design/);
      expect(rows.get(code)).toEqual([source, '']);
      expect(rules).toContain(`'${code}'`);
      expect(specs).toContain(`'${code}'`);
    },
  );

  it('names in its README refusals that there are, each with a command', () => {
    const named = commands.flatMap((command) => rows.get(command)?.[3]?.match(/[a-z]+(-[a-z]+)+/g) ?? []);
    expect([...new Set(named)].sort()).toEqual(Object.keys(ACCOUNTABILITY_REFUSAL_SOURCES).sort());
  });
});

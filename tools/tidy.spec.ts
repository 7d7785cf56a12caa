import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import {
  ALERT_EVENT_TYPES,
  ALERT_REFUSAL_SOURCES,
  DOSSIER_EVENT_TYPES,
  OPENING_COMMANDS,
  PETITION_EVENT_TYPES,
  PETITION_REFUSAL_SOURCES,
  PETITION_SLICES,
  PORTAL_RATING_EVENT_TYPES,
  PORTAL_RATING_REFUSAL_SOURCES,
  PORTAL_SYNC_EVENT_TYPES,
  PORTAL_SYNC_REFUSAL_SOURCES,
  QUESTION_EVENT_TYPES,
  QUESTION_REFUSAL_SOURCES,
  REDATING_EVENT_TYPES,
  REDATING_REFUSAL_SOURCES,
  REFUSAL_SOURCES,
  SLICES,
} from '@hoso/domain';
import type { DomainEvent } from '@hoso/kernel';
import {
  goldenAlertEvents,
  goldenDossierEvents,
  goldenPetitionEvents,
  goldenPortalRatingEvents,
  goldenPortalSyncEvents,
  goldenQuestionEvents,
  goldenRedatingEvents,
} from '@hoso/testing';
import { missingGoldenFiles, writeMissingGoldenSamples } from '../libs/event-format/src/testing';

const ROOT = join(__dirname, '..');
const GOLDEN = join(ROOT, 'libs/event-format/golden');
const IGNORED = new Set(['node_modules', 'dist', 'data', 'coverage', '.git']);

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (IGNORED.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });
const read = (path: string): string => readFileSync(path, 'utf8');
const isSpec = (path: string): boolean => path.endsWith('.spec.ts');
const isKit = (path: string): boolean => /[/\\]testing[/\\]/.test(path);

const kebab = (name: string): string => name.replace(/(?<!^)[A-Z]/g, '-$&').toLowerCase();

/** The cells of every table row of a README, by the name in its first cell. */
const rowsOf = (folder: string) =>
  new Map(
    read(join(folder, 'README.md'))
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .map(([, name, ...cells]) => [name!.replaceAll('`', ''), cells] as const),
  );

interface Law {
  readonly folder: string;
  readonly slices: Readonly<Record<string, { readonly from: readonly string[] }>>;
  readonly opening: ReadonlySet<string>;
  readonly eventTypes: readonly string[];
  readonly golden: readonly DomainEvent[];
  readonly sources: Readonly<Record<string, string>>;
  readonly askedAgain: string;
}

const LAWS: readonly (readonly [string, Law])[] = [
  [
    'a dossier',
    {
      folder: 'dossier',
      slices: SLICES,
      opening: OPENING_COMMANDS,
      eventTypes: DOSSIER_EVENT_TYPES,
      golden: goldenDossierEvents,
      sources: REFUSAL_SOURCES,
      askedAgain: 'AskedAgain',
    },
  ],
  [
    'a petition',
    {
      folder: 'feedback',
      slices: PETITION_SLICES,
      opening: new Set(['SubmitPetition']),
      eventTypes: PETITION_EVENT_TYPES,
      golden: goldenPetitionEvents,
      sources: PETITION_REFUSAL_SOURCES,
      askedAgain: 'PetitionAskedAgain',
    },
  ],
];

describe.each(LAWS)('the law of %s', (_, law) => {
  const { folder, slices, opening, eventTypes, golden, sources, askedAgain } = law;
  const room = join(ROOT, 'libs/domain/src', folder);
  const files = filesIn(room).filter((path) => path.endsWith('.ts'));
  const specs = files.filter(isSpec).map(read).join('\n');
  const rules = files
    .filter((path) => !isSpec(path) && !path.endsWith('refusals.ts'))
    .map(read)
    .join('\n');
  const commands = Object.keys(slices);
  const rows = rowsOf(room);

  it.each(commands)('%s has its specification beside its slice', (command) => {
    const [slice] = files.filter((path) => path.endsWith(`/${kebab(command)}.ts`));
    expect(slice).toBeDefined();
    expect(existsSync(slice!.replace(/\.ts$/, '.spec.ts'))).toBe(true);
  });

  it.each(commands)('%s has a row in the README that says from where it may be given', (command) => {
    const from = [...(opening.has(command) ? ['-'] : []), ...slices[command]!.from];
    expect(rows.get(command)?.[0]).toBe(from.join(', '));
  });

  it.each(eventTypes)('%s has a row in the README', (type) => expect(rows.get(type)?.[0]).toBeTruthy());

  it('has a golden sample of every event in its present version', () => {
    if (process.env['GOLDEN'] === 'write') writeMissingGoldenSamples(GOLDEN, golden);
    expect(golden.map(({ type }) => type).sort()).toEqual([...eventTypes].sort());
    expect(missingGoldenFiles(GOLDEN, golden)).toEqual([]);
  });

  it('names every event as the result of a command, but for the one that any command may have', () => {
    const results = commands.flatMap((command) => rows.get(command)?.[1]?.match(/\w+/g) ?? []);
    expect([...new Set([...results, askedAgain])].sort()).toEqual([...eventTypes].sort());
  });

  it.each(Object.entries(sources))('%s rests on a provision, a rule and a specification', (code, source) => {
    expect(source).toMatch(/art\. \d|Hoso design|NĐ \d|NQ \d|TT \d/);
    expect(rows.get(code)).toEqual([source, '']);
    expect(rules).toContain(`'${code}'`);
    expect(specs).toContain(`'${code}'`);
  });

  it('has every refusal that a row of the README names', () => {
    const named = commands.flatMap((command) => rows.get(command)?.[3]?.match(/[a-z]+(-[a-z]+)+/g) ?? []);
    expect(named.filter((code) => !(code in sources))).toEqual([]);
  });
});

describe('alerts', () => {
  const folder = join(ROOT, 'libs/domain/src/alert');
  const told = rowsOf(folder);
  const texts = filesIn(folder)
    .filter((path) => isSpec(path))
    .map(read)
    .join('\n');

  it.each(ALERT_EVENT_TYPES)('%s has a row in the README', (type) =>
    expect(told.get(type)?.[0]).toBeTruthy(),
  );

  it('have a golden sample of every event in its present version', () => {
    if (process.env['GOLDEN'] === 'write') writeMissingGoldenSamples(GOLDEN, goldenAlertEvents);
    expect(goldenAlertEvents.map(({ type }) => type).sort()).toEqual([...ALERT_EVENT_TYPES].sort());
    expect(missingGoldenFiles(GOLDEN, goldenAlertEvents)).toEqual([]);
  });

  it.each(Object.entries(ALERT_REFUSAL_SOURCES))('%s rests on a rule and a specification', (code, source) => {
    expect(told.get(code)).toEqual([source, '']);
    expect(texts).toContain(`'${code}'`);
  });
});

describe('re-dating', () => {
  const folder = join(ROOT, 'libs/domain/src/redating');
  const told = rowsOf(folder);
  const spec = read(join(folder, 'decider.spec.ts'));

  it.each(REDATING_EVENT_TYPES)('%s has a row in the README', (type) =>
    expect(told.get(type)?.[0]).toBeTruthy(),
  );

  it('has a golden sample of every event in its present version', () => {
    if (process.env['GOLDEN'] === 'write') writeMissingGoldenSamples(GOLDEN, goldenRedatingEvents);
    expect(goldenRedatingEvents.map(({ type }) => type).sort()).toEqual([...REDATING_EVENT_TYPES].sort());
    expect(missingGoldenFiles(GOLDEN, goldenRedatingEvents)).toEqual([]);
  });

  it.each(Object.entries(REDATING_REFUSAL_SOURCES))(
    '%s rests on a provision and a specification',
    (code, source) => {
      expect(source).toMatch(/art\. \d|Hoso design/);
      expect(told.get(code)).toEqual([source, '']);
      expect(spec).toContain(`'${code}'`);
    },
  );
});

describe.each([
  {
    room: 'portal-sync',
    types: PORTAL_SYNC_EVENT_TYPES,
    golden: goldenPortalSyncEvents,
    sources: PORTAL_SYNC_REFUSAL_SOURCES,
  },
  {
    room: 'portal-rating',
    types: PORTAL_RATING_EVENT_TYPES,
    golden: goldenPortalRatingEvents,
    sources: PORTAL_RATING_REFUSAL_SOURCES,
  },
  {
    room: 'portal-question',
    types: QUESTION_EVENT_TYPES,
    golden: goldenQuestionEvents,
    sources: QUESTION_REFUSAL_SOURCES,
  },
])('what goes to the portal, $room', ({ room, types, golden, sources }) => {
  const folder = join(ROOT, 'libs/domain/src', room);
  const told = rowsOf(folder);
  const spec = read(join(folder, 'decider.spec.ts'));

  it.each(types)('%s has a row in the README', (type) => expect(told.get(type)?.[0]).toBeTruthy());

  it('has a golden sample of every event in its present version', () => {
    if (process.env['GOLDEN'] === 'write') writeMissingGoldenSamples(GOLDEN, golden);
    expect(golden.map(({ type }) => type).sort()).toEqual([...types].sort());
    expect(missingGoldenFiles(GOLDEN, golden)).toEqual([]);
  });

  it.each(Object.entries(sources))('%s rests on a provision and a specification', (code, source) => {
    expect(source).toMatch(/art\. \d|point \d|Hoso design|QĐ \d/);
    expect(told.get(code)).toEqual([source, '']);
    expect(spec).toContain(`'${code}'`);
  });
});

describe('the repository', () => {
  it('has no file longer than a reader’s patience: 200 lines, 300 for specifications and their kits', () => {
    const long = ['apps', 'libs']
      .flatMap((folder) => filesIn(join(ROOT, folder)))
      .filter((path) => /\.[cm]?[jt]sx?$/.test(path))
      .map((path) => ({ path, lines: read(path).split('\n').length - 1 }))
      .filter(({ path, lines }) => lines > (isSpec(path) || isKit(path) ? 300 : 200));
    expect(long).toEqual([]);
  });

  it('has apps of a main.ts and one module', () => {
    const apps = join(ROOT, 'apps');
    for (const app of readdirSync(apps)) {
      const sources = filesIn(join(apps, app)).filter((path) => path.endsWith('.ts') && !isSpec(path));
      const beside = sources.filter((path) => !path.endsWith('/src/main.ts'));
      expect([app, beside.filter((path) => !path.endsWith('.module.ts'))]).toEqual([app, []]);
      expect([app, beside.length <= 1]).toEqual([app, true]);
    }
  });

  it('has no link in its documents that leads nowhere', () => {
    const broken = filesIn(ROOT)
      .filter((path) => path.endsWith('.md'))
      .flatMap((path) =>
        linksOf(path).map((link) => ({ from: relative(ROOT, path), link, at: dirname(path) })),
      )
      .filter(({ at, link }) => !existsSync(join(at, link)))
      .map(({ from, link }) => `${from}: ${link}`);
    expect(broken).toEqual([]);
  });
});

/** Relative targets of a document's links and images, without anchors; code is no link. */
const linksOf = (path: string): readonly string[] =>
  [
    ...read(path)
      .replace(/```[\s\S]*?```|`[^`\n]*`/g, '')
      .matchAll(/\]\(([^)\s]+)\)|^\[[^\]]+\]: (\S+)/gm),
  ]
    .map(([, inline, reference]) => (inline ?? reference ?? '').split('#')[0]!)
    .filter((link) => link !== '' && !/^[a-z]+:/.test(link))
    .map(decodeURIComponent);

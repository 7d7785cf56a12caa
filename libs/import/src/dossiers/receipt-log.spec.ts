import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { MemoryEventStore } from '@hoso/event-store';
import { importLog, readLog, readMapping } from '../index';
import { openImportGround } from '../testing/import-ground';

const ROOT = resolve(__dirname, '../../../..');
const LOG = join(ROOT, '../shared/data/receipt_wabo_coselog.csv.gz');

/** Ids of the cases whose end lies after their deadline, straight from the file. */
const lateInFile = async (): Promise<ReadonlySet<string>> => {
  const late = new Set<string>();
  for await (const { attributes } of readLog(LOG)) {
    const [end, deadline] = ['case:enddate', 'case:deadline'].map((column) =>
      Date.parse(attributes[column]!),
    );
    if (end! > deadline!) late.add(attributes['case:concept:name']!);
  }
  return late;
};

const COUNTS = { cases: 1_434, dossiers: 1_434, commands: 1_434 + 8_577 + 1_329, refused: 0, late: 377 };

const openImport = async () => {
  const ground = await openImportGround(new MemoryEventStore());
  const mapping = await readMapping(join(ROOT, 'infra/import/wabo-receipt.mapping.json'));
  const principal = { id: 'history', role: 'import', units: 'all' } as const;
  return { ground, options: { file: LOG, mapping, principal, ...ground } };
};

describe('the receipt log with its shipped mapping', () => {
  const run = existsSync(LOG) ? it : it.skip;
  if (!existsSync(LOG)) console.warn(`SKIPPED: the real log is not at ${LOG}`);
  let opened: Awaited<ReturnType<typeof openImport>>;
  beforeAll(async () => void (opened = await openImport()));

  run('becomes 1,434 dossiers, nothing refused', async () => {
    const report = await importLog(opened.options);
    expect(report).toMatchObject({ ...COUNTS, refusedRows: [] });
    expect(report.adjusted.filter(({ kind }) => kind === 'event-before-start')).toHaveLength(12);
    const turned = report.adjusted.filter(({ kind }) => kind === 'end-before-start');
    expect(turned.map((each) => each.case).sort()).toEqual(['case-10862', 'case-8267']);
  });

  run('ends where the file says so, and late where the file says so', async () => {
    const dossiers = [...(await opened.ground.written()).values()];
    const results = dossiers.map((events) => events.findIndex(({ type }) => type === 'ResultIssued'));
    const afterEnd = dossiers.map((events, index) =>
      results[index]! < 0 ? 0 : events.length - 1 - results[index]!,
    );
    expect(results.filter((index) => index < 0)).toHaveLength(105);
    expect(afterEnd.reduce((sum, each) => sum + each, 0)).toBe(180);
    const late = dossiers.flat().filter(({ type, data }) => type === 'ResultIssued' && data.late === true);
    expect(new Set(late.map(({ data }) => data.number))).toEqual(await lateInFile());
  });

  run('writes nothing when it is imported again', async () => {
    expect(await importLog(opened.options)).toMatchObject({ ...COUNTS, dossiers: 0, commands: 0 });
  });
});

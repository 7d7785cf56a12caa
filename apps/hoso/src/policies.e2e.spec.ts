import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { HosoFolder, type HosoEnd } from '@hoso/testing';

const MAPPING = resolve(__dirname, '../../../infra/import/wabo-receipt.mapping.json');
const LOG = [
  'case:concept:name,case:channel,case:startdate,case:enddate,case:deadline,concept:instance,concept:name,org:group,org:resource,time:timestamp',
  'c1,Desk,2011-03-01 09:00:00+01:00,2011-03-10 12:00:00.001+01:00,2011-03-10 12:00:00+01:00,t1,Check,Group 2,An,2011-03-02 09:00:00+01:00',
].join('\n');
const old = { version: '2010', validFrom: '2010-01-01', source: 'QĐ 1', dossier: { explanationDays: 7 } };
const late = { version: '2012', validFrom: '2012-01-01', source: 'QĐ 2', dossier: { explanationDays: 6 } };

const answerOf = ({ code, out, err }: HosoEnd): Record<string, unknown> => {
  if (code !== 0) throw new Error(err);
  return JSON.parse(out) as Record<string, unknown>;
};

describe('the policies of a data folder', () => {
  const folder = new HosoFolder();
  const log = join(folder.path, 'log.csv');
  const set = (...versions: readonly object[]) =>
    writeFileSync(join(folder.path, 'policies.json'), JSON.stringify({ versions }));
  const told = async (...words: readonly string[]) =>
    answerOf(await folder.do('policies', ...words, '--json'));
  beforeAll(() => writeFileSync(log, LOG));
  afterAll(() => folder.clear());

  it('may have begun before the history that is imported first, and are shown', async () => {
    set(old);
    const imported = await folder.do('import', log, '--mapping', MAPPING, '--json');
    expect(answerOf(imported)).toMatchObject({ dossiers: 1, refused: 0 });
    const inForce = { version: '2010', dossier: { explanationDays: 7 } };
    expect(await told('--at', '2010-01-01')).toMatchObject({
      ...{ day: '2010-01-01', inForce },
      versions: [{ version: 'base', validTo: '2009-12-31' }, old],
    });
    expect(await told('--at', '2009-12-31T23:59')).toMatchObject({
      inForce: { version: 'base', alerts: null },
    });
    const { out } = await folder.do('policies');
    expect(out).toContain('phiên bản (version) 2010, QĐ 1');
    expect(out).toContain('  dossier.explanationDays: 7');
    expect(out).toMatch(
      /2010: 2010-01-01 –; QĐ 1; thông qua \(adopted\) .*; quy định \(sets\) dossier\.explanationDays/,
    );
    expect((await folder.do('policies', '--at', 'yesterday')).code).toBe(2);
  }, 120_000);

  it('take none that began in the past from then on, and say why', async () => {
    set(old, late);
    const { code, err } = await folder.do('start', '--port', '0', '--roles', 'none');
    expect(code).toBe(1);
    expect(err).toMatch(/2012: policy-not-ahead .*begin tomorrow or later.*"decided":"dossier-/);
    expect((await told())['versions']).toHaveLength(2);
  }, 120_000);
});

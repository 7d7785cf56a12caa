import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { connectEventStore, startEmbeddedStore, type EmbeddedStore } from '@hoso/event-store';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import { write, writeReference } from '@hoso/read-models/testing';
import {
  CONSULTED_UNIT,
  DOSSIER_CODE,
  HANDLING_UNIT,
  happened,
  inHandling,
  PETITION_CODE,
  petitionIn,
  vn,
} from '@hoso/testing';
import { runCommandLine } from './program';

const opinion = (name: string, due: string) =>
  happened('OpinionRequested', '2025-06-11T08:00', {
    ...{ opinion: name, agency: CONSULTED_UNIT, question: 'Quy hoạch?', dueAt: vn(due), pausesClock: false },
  });
const JUNE = ['--from', '2025-06-01', '--to', '2025-06-30'];
/** By whose end the answer to the petition is late. */
const SUMMER = ['--from', '2025-06-01', '--to', '2025-07-31'];

describe('the command line on rows', () => {
  let folder: string;
  let server: EmbeddedStore;
  let postgres: PostgresFixture;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hoso-cli-'));
    server = await startEmbeddedStore({ folder: join(folder, 'store') });
    postgres = await startPostgresFixture();
    const store = connectEventStore(server.connectionString);
    await writeReference(store);
    const asked = [opinion('plan', '2025-06-13T17:00'), opinion('fire', '2125-06-13T17:00')];
    await write(store, `dossier-${DOSSIER_CODE}`, ...inHandling, ...asked);
    await write(store, `feedback-${PETITION_CODE}`, ...petitionIn('Submitted'));
    await store.close();
  });
  afterAll(async () => {
    await postgres.dispose();
    await server.stop();
    await rm(folder, { recursive: true });
  });

  const spoken = async (...words: readonly string[]) => {
    const said = { out: '', err: '' };
    const sink = (name: 'out' | 'err'): Writable =>
      new Writable({ write: (chunk: Buffer, _, done) => done(void (said[name] += chunk.toString())) });
    const env = { HOSO_DATA: folder, EVENTSTORE_URL: server.connectionString, DATABASE_URL: postgres.url };
    const code = await runCommandLine({ words, env, out: sink('out'), err: sink('err') });
    return { code, ...said };
  };
  const told = async (...words: readonly string[]) => {
    const { code, out, err } = await spoken(...words, '--json');
    if (code !== 0) throw new Error(err);
    return JSON.parse(out) as Record<string, unknown>;
  };

  it('lists what is awaited of an agency, narrowed and in bounds', async () => {
    const of = (...words: readonly string[]) => told('awaited', '--agency', CONSULTED_UNIT, ...words);
    expect(await of()).toMatchObject({
      items: [{ name: 'plan', isLate: true }, { name: 'fire' }],
      more: false,
    });
    expect(await of('--limit', '1')).toMatchObject({ items: [{ name: 'plan' }], more: true });
    expect((await of('--late'))['items']).toHaveLength(1);
    expect((await of('--due-before', '2025-06-13'))['items']).toHaveLength(0);
    expect(await told('awaited', '--agency', HANDLING_UNIT)).toMatchObject({ items: [] });
    const { out } = await spoken('awaited', '--kind', 'opinion');
    expect(out).toContain(
      `2025-06-13T17:00:00+07:00  ${CONSULTED_UNIT}  lấy ý kiến (opinion) plan: ${DOSSIER_CODE} (${HANDLING_UNIT} binh)  TRỄ HẠN (late)`,
    );
    expect((await spoken('awaited', '--kind', 'letter')).code).toBe(2);
  });

  it('leads from a figure to the dossiers, petitions or procedures that it counts', async () => {
    const dossiers = await told('drill-down', 'ii-06a', 'c3', ...JUNE);
    expect(dossiers).toMatchObject({ column: 'c3', rows: [{ code: DOSSIER_CODE }], next: null });
    expect(await told('drill-down', 'ii-06a', 'c3', ...JUNE, '--field', 'Đất đai')).toMatchObject({
      rows: [],
    });
    const petitions = await told('drill-down', '766', '5.2-missing', ...SUMMER);
    expect(petitions).toMatchObject({ rows: [{ code: PETITION_CODE, waitsFor: 'answer' }], next: null });
    const { out } = await spoken('drill-down', '766', '5.2-missing', ...SUMMER);
    expect(out).toMatch(
      new RegExp(`^${PETITION_CODE}  ${HANDLING_UNIT}  2025-06-10T08:00; hạn \\(due\\) .*; answer$`, 'm'),
    );
    const procedures = await spoken('drill-down', '766', '3.1', ...JUNE);
    expect(procedures.out).toMatch(/^1\.004222 .* công bố \(decided\) .*; công khai \(published\) /m);
    expect((await spoken('drill-down', 'ii-06a', 'c99', ...JUNE)).code).toBe(1);
  });
});

import { type DossierEvent, type DossierScope } from '@hoso/domain';
import { MemoryEventStore } from '@hoso/event-store';
import { plainDateOf } from '@hoso/kernel';
import { startPostgresFixture, type PostgresFixture } from '@hoso/postgres/testing';
import {
  HANDLING_UNIT,
  inHandling,
  issued,
  ONE_STOP,
  procedureVersion,
  received,
  submitted,
  vn,
} from '@hoso/testing';
import { write, writeReference } from '../testing';
import { OpenDossierList } from './open-dossier-list';

let postgres: PostgresFixture;
let store: MemoryEventStore;
let list: OpenDossierList;
beforeAll(async () => {
  postgres = await startPostgresFixture();
  store = new MemoryEventStore();
  await writeReference(store);
  list = new OpenDossierList({ store, database: postgres.database });
});
afterAll(() => postgres.dispose());

const dossier = (code: string, events: readonly DossierEvent[]) => write(store, `dossier-${code}`, ...events);
const codesIn = async (scope: DossierScope, after = '', max = 10) =>
  (await list.list(scope, { after, max })).map(({ code }) => code);

it('lists what is open and due in a scope, as of the end of the log', async () => {
  expect(await list.upToDate()).toBeGreaterThanOrEqual(-1n);
  const early = received({ dueAt: vn('2025-06-23T17:00') });
  await dossier('H23-250610-0001', inHandling);
  await dossier('H23-250610-0002', [...inHandling, issued('2025-06-12T08:00', false)]);
  await dossier('H23-250610-0003', [early]);
  await dossier('H23-250610-0004', [submitted]);
  const position = await list.upToDate();
  let last = -1n;
  for await (const event of store.scan({ streamPrefixes: ['dossier-'] })) last = event.position;
  expect(position).toBeGreaterThanOrEqual(last);

  const [handled, waiting] = ['H23-250610-0001', 'H23-250610-0003'];
  const { code: procedure, field } = procedureVersion();
  expect(await list.list({}, { after: '', max: 10 })).toEqual([
    { code: handled, unit: HANDLING_UNIT, field },
    { code: waiting, unit: ONE_STOP, field },
  ]);
  expect(await codesIn({}, handled)).toEqual([waiting]);
  expect(await codesIn({}, '', 1)).toEqual([handled]);
  expect(await codesIn({ units: [ONE_STOP, 'H23.99'] })).toEqual([waiting]);
  expect(await codesIn({ procedures: [procedure], fields: [field] })).toEqual([handled, waiting]);
  expect(await codesIn({ procedures: ['other'] })).toEqual([]);
  expect(await codesIn({ fields: ['other'] })).toEqual([]);
  expect(await codesIn({ dueFrom: plainDateOf('2025-06-24') })).toEqual([handled]);
  expect(await codesIn({ dueTo: plainDateOf('2025-06-23') })).toEqual([waiting]);
  expect(await codesIn({ dueFrom: plainDateOf('2025-06-23'), dueTo: plainDateOf('2025-06-24') })).toEqual([
    handled,
    waiting,
  ]);
});

import {
  CLASSIC_TERMS,
  messagesOf,
  openPortal,
  openPortalServices,
  readPublishedProcedure,
  type AdapterSettings,
  type NationalSettings,
  type Portal,
  type PortalMessage,
} from '@hoso/portal';
import { dossierLife } from '@hoso/testing';
import fc from 'fast-check';
import { startPortalSandbox, type FaultKind, type PortalSandbox } from './index';
import { sampleDossier, sampleRow } from './testing/sample-records';

let sandbox: PortalSandbox;
let national: NationalSettings;
const provincial = (): AdapterSettings => {
  const { wrapper } = sandbox.addresses;
  const createUrl = `${wrapper}/DongBoHoSoMC`;
  const others = { progressUrl: `${wrapper}/CapNhatTienDoHoSoMC`, lookUpUrl: `${wrapper}/TraCuuHoSo` };
  const own = { unitCode: 'H23', timeoutMs: 1_000 };
  return { adapter: 'provincial', createUrl, updateUrl: createUrl, ...others, ...own };
};

beforeEach(async () => {
  sandbox = await startPortalSandbox({ port: 0, host: '127.0.0.1' });
  national = {
    adapter: 'national',
    adapterUrl: sandbox.address,
    authEndpoint: '/adapter/login',
    integrationEndpoint: '/adapter/integration',
    shareEndpoint: '/adapter/share',
    ...sandbox.credentials,
    ...{ unitCode: 'H23.01', dstcode: 'VN:GOV:G22', sessionMinutes: 10, timeoutMs: 1_000 },
  };
});
afterEach(() => sandbox.stop());

const CODE = 'H23.01-250610-00001';
const reference = {
  unitName: (unit: string) => `Đơn vị ${unit}`,
  terms: CLASSIC_TERMS,
};

describe('the client of the engine', () => {
  const deliver = async (portal: Portal, messages: readonly PortalMessage[]) => {
    for (const [nr, { record, progress }] of messages.entries()) {
      expect(await portal.sendDossier(record, nr > 0)).toMatchObject({ kind: 'accepted' });
      if (progress) expect(await portal.sendProgress(progress)).toMatchObject({ kind: 'accepted' });
    }
  };

  it.each(['national', 'provincial'])(
    'tells any life of a dossier without being refused, and finds it as it was told: %s',
    (door) =>
      fc.assert(
        fc.asyncProperty(dossierLife, async (life) => {
          const events = life.flatMap((step) => step.events);
          const told = events.map((event) => ({ event, by: 'can-bo-1' }));
          const messages = messagesOf(told, { ...reference, procedure: life[0]!.facts.procedure! });
          const last = messages.at(-1);
          fc.pre(last !== undefined);
          const portal = openPortal(door === 'national' ? national : provincial());
          await deliver(portal, messages);
          expect(await portal.lookUp(last.code)).toMatchObject({
            kind: 'known',
            record: last.record,
            progress: messages.flatMap(({ progress }) => (progress ? [progress] : [])),
          });
          sandbox.desk.remove(last.code);
        }),
        { numRuns: 40 },
      ),
  );

  it.each<readonly [FaultKind, string]>([
    ['server-error', 'unknown'],
    ['connection-cut', 'unknown'],
    ['downtime', 'unknown'],
    ['maintenance', 'not-now maintenance'],
    ['rate-limit', 'not-now rate-limited'],
    ['error-code', 'not-now server-error'],
    ['schema-rejection', 'rejected'],
    ['session-expired', 'accepted'],
    ['lost-reply', 'unknown'],
    ['late-reply', 'unknown'],
    ['unreadable-body', 'unknown'],
    ['duplicate', 'exists'],
  ])('reads %s as %s', async (kind, expected) => {
    const portal = openPortal(national);
    await portal.lookUp(CODE);
    sandbox.desk.addFault({ kind, next: 1, windowMs: 0, services: ['DongBoHoSoMC'] });
    const answer = await portal.sendDossier(sampleDossier(CODE), false);
    expect([answer.kind, ...('reason' in answer ? [answer.reason] : [])].join(' ')).toBe(expected);
    expect(sandbox.desk.injected).toEqual({ [kind]: 1 });
  });

  it('finds existence only when that is all it is told', async () => {
    const portal = openPortal(national);
    await portal.sendDossier(sampleDossier(CODE), false);
    await portal.sendProgress(sampleRow(CODE, '2', '20250610083000'));
    sandbox.desk.changeSettings({ lookUp: 'existence', errorCodes: 'number' });
    expect(await portal.lookUp(CODE)).toMatchObject({ kind: 'exists' });
    expect(await portal.lookUp('H23.01-250610-00002')).toMatchObject({ kind: 'absent' });
  });

  it('fetches catalogues and questions', async () => {
    const services = openPortalServices(national);
    sandbox.desk.ask({ HOIDAPID: '7', NOIDUNG: 'Hồ sơ cần giấy tờ gì?' });
    expect(await services.questions()).toMatchObject({ kind: 'fetched', content: [{ HOIDAPID: '7' }] });
    expect(await services.procedure('9.999999')).toMatchObject({ kind: 'fetched', content: undefined });
    expect(await services.catalogue('LayDanhMucLinhVuc')).toMatchObject({ kind: 'fetched' });
    const told = await services.procedure('1.003583');
    if (told.kind === 'failed') throw new Error(told.message);
    expect(readPublishedProcedure(told.content!)).toEqual({
      name: 'Thủ tục đăng ký khai sinh lưu động',
      isPublic: true,
      limits: { direct: [{ amount: 5, unit: 'working-days' }] },
    });
  });
});

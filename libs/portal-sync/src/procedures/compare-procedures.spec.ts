import type { ProcedureState, ProcedureVersion } from '@hoso/domain';
import { plainDateOf } from '@hoso/kernel';
import type { CatalogueEntry, Fetched } from '@hoso/portal';
import { procedureVersion } from '@hoso/testing';
import { compareProcedures, type ComparisonParts } from './compare-procedures';

const DAY = plainDateOf('2025-08-01');
const EXCHANGE = { service: '', request: '' };

const version = (changes: Partial<ProcedureVersion>): ProcedureVersion => {
  const limits = {
    direct: { amount: 10, unit: 'working-days' },
    online: { amount: 2, unit: 'months' },
  } as const;
  return { ...procedureVersion(), name: 'Cấp giấy phép', limits, ...changes };
};
const known = (...versions: readonly ProcedureVersion[]): ProcedureState => ({
  ...{ adopted: {}, publications: {} },
  versions,
});

const way = (KENH: string, ...times: readonly [string, string][]): CatalogueEntry => ({
  KENH,
  THOIGIAN: times.map(([THOIGIANGIAIQUYET, DONVITINH]) => ({ THOIGIANGIAIQUYET, DONVITINH })),
});
const told = (changes: CatalogueEntry = {}): CatalogueEntry => ({
  ...{ TENTTHC: 'cấp  giấy phép', TRANGTHAI: '1' },
  CACHTHUCTHUCHIEN: [way('1', ['5', 'Ngày làm việc'], ['10', 'Ngày làm việc']), way('2', ['2', 'Tháng'])],
  ...changes,
});

/** A portal that tells these procedures, by code, once it has failed so many times. */
const portalOf = (procedures: Readonly<Record<string, CatalogueEntry>>, failures = 0) => {
  let left = failures;
  const answer = <Content>(content: Content): Promise<Fetched<Content>> =>
    Promise.resolve(
      left-- > 0
        ? { kind: 'failed', message: 'bảo trì', exchange: EXCHANGE }
        : { kind: 'fetched', content, exchange: EXCHANGE },
    );
  const services: ComparisonParts['services'] = {
    catalogue: () => answer(Object.entries(procedures).map(([MATTHC, { TENTTHC }]) => ({ MATTHC, TENTTHC }))),
    procedure: (code) => answer(procedures[code]),
  };
  return services;
};

const compared = (services: ComparisonParts['services'], ...procedures: readonly ProcedureState[]) =>
  compareProcedures({
    ...{ services, procedures, day: DAY, atOnce: 2, againMs: 0 },
    terms: { procedures: { 'TTHC-1': '1.000001' } },
  });

const NOTHING = { notPublished: [], unknownHere: [], notInForce: [], differing: [], unread: [] };

describe('the procedures that the portal shows', () => {
  it('agree where name and limits do, under the national code, one case of several being ours', async () => {
    const found = await compared(portalOf({ '1.000001': told() }), known(version({ code: 'TTHC-1' })));
    expect(found).toEqual({ published: 1, inForce: 1, agree: 1, ...NOTHING });
  });

  it('are told apart from those that are missing on either side', async () => {
    const ended = version({ code: 'ENDED', validTo: plainDateOf('2025-07-31') });
    const found = await compared(
      portalOf({ ENDED: told(), '9.9': told({ TENTTHC: 'Lạ' }), HIDDEN: told({ TRANGTHAI: '0' }) }),
      ...['TTHC-1', 'HIDDEN'].map((code) => known(version({ code }))),
      known(ended),
    );
    expect(found).toMatchObject({ published: 3, inForce: 2, agree: 0, differing: [] });
    expect(found.notPublished.map(({ code }) => code)).toEqual(['HIDDEN', 'TTHC-1']);
    expect(found.notInForce.map(({ code }) => code)).toEqual(['ENDED']);
    expect(found.unknownHere).toEqual([{ code: '9.9', name: 'Lạ' }]);
  });

  it.each<[string, CatalogueEntry, object]>([
    ['another name', { TENTTHC: 'Thu hồi giấy phép' }, { what: 'name', there: 'Thu hồi giấy phép' }],
    [
      'another limit',
      { CACHTHUCTHUCHIEN: [way('1', ['10', 'Ngày']), way('2', ['2', 'Tháng'])] },
      { what: 'limit', channel: 'direct', there: [{ amount: 10, unit: 'calendar-days' }] },
    ],
    [
      'a limit that only people can read',
      { CACHTHUCTHUCHIEN: [way('1', ['Theo quy định', 'Ngày']), way('2', ['2', 'Tháng'])] },
      { what: 'limit', channel: 'direct', there: ['Theo quy định Ngày'] },
    ],
    [
      'a channel less',
      { CACHTHUCTHUCHIEN: [way('1', ['10', 'Ngày làm việc'])] },
      { what: 'limit', channel: 'online', here: { amount: 2, unit: 'months' } },
    ],
  ])('differ by %s', async (_, changes, difference) => {
    const found = await compared(portalOf({ A: told(changes) }), known(version({ code: 'A' })));
    expect(found.agree).toBe(0);
    expect(found.differing).toMatchObject([{ code: 'A', differences: [difference] }]);
    expect(found.differing[0]!.differences).toHaveLength(1);
  });

  it('are asked for again, and counted as unread where they do not come', async () => {
    const one = known(version({ code: 'A' }));
    expect(await compared(portalOf({ A: told() }, 2), one)).toMatchObject({ agree: 1 });
    await expect(compared(portalOf({ A: told() }, 3), one)).rejects.toMatchObject({
      code: 'portal-catalogue-unread',
    });
    const services = portalOf({ A: told() });
    const down = portalOf({}, Number.MAX_SAFE_INTEGER);
    expect(await compared({ ...services, procedure: (code) => down.procedure(code) }, one)).toMatchObject({
      agree: 0,
      unread: [{ code: 'A', message: 'bảo trì' }],
    });
  });
});

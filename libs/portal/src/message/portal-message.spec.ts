import {
  dossierDecider,
  type Applicant,
  type DossierEvent,
  type Opening,
  type ProcedureVersion,
} from '@hoso/domain';
import { instantOf, type Envelope } from '@hoso/kernel';
import {
  COMPLETE,
  dossierLife,
  fileRef,
  happened,
  opening,
  procedureVersion,
  received,
  RULES,
  submitted,
} from '@hoso/testing';
import fc from 'fast-check';
import {
  CLASSIC_TERMS,
  messagesOf,
  portalTime,
  PORTAL_STATUSES,
  type PortalMessage,
  type PortalReference,
} from '../index';

const reference = (procedure: ProcedureVersion = procedureVersion()): PortalReference => ({
  procedure,
  unitName: (unit) => `Đơn vị ${unit}`,
  terms: { ...CLASSIC_TERMS, filesAddress: 'https://files.example/' },
});

const told = (events: readonly DossierEvent[], given = reference()): readonly PortalMessage[] =>
  messagesOf(
    events.map((event) => ({ event, by: 'can-bo-1' })),
    given,
  );

const rows = (messages: readonly PortalMessage[]) =>
  messages.flatMap(({ progress }) => (progress ? [progress] : []));

const LATE_DUE = instantOf('2025-07-01T17:00:00+07:00');

const HANDLED: readonly DossierEvent[] = [
  received(),
  happened('DossierTransferred', '2025-06-10T09:00', {
    from: 'H23.21',
    to: 'H23.01',
    transferDueAt: instantOf('2025-06-10T17:00:00+07:00'),
    late: false,
  }),
  happened('OfficerAssigned', '2025-06-10T10:00', { unit: 'H23.01', officer: 'cv-7' }),
];

const supplement = (local: string, due: string): readonly DossierEvent[] => [
  happened('SupplementRequested', local, {
    items: [{ component: 'drawing', reason: 'mờ' }],
    reason: 'Bản vẽ không đọc được',
    answerDueAt: instantOf('2025-06-30T17:00:00+07:00'),
    clock: 'RESET',
    countsAsLate: false,
  }),
  happened('SupplementReceived', '2025-06-17T08:30', {
    components: [{ component: 'drawing', digitised: fileRef('c') }],
    due: { statutory: instantOf(due), current: instantOf(due), provisional: false },
  }),
];

describe('what events tell the portal', () => {
  it('tells each status once, at the business time of its event, and nothing for a step that changes nothing', () => {
    const messages = told([submitted, received({ components: [] }), ...HANDLED.slice(1)]);
    expect(rows(messages).map(({ TrangThai, ThoiDiemXuLy }) => [TrangThai, ThoiDiemXuLy])).toEqual([
      ['1', '20250609090000'],
      ['2', '20250610080000'],
      ['4', '20250610090000'],
    ]);
    expect(messages.map(({ revision }) => revision)).toEqual([0, 1, 2]);
  });

  it('knows a dossier on paper from its reception on: what was asked or refused at the counter stays there', () => {
    const asked = happened('ReceptionSupplementRequested', '2025-06-09T09:00', {
      opening: opening(),
      rules: RULES,
      items: [{ component: 'drawing', reason: 'thiếu' }],
      reason: 'Thiếu bản vẽ',
      answerDueAt: LATE_DUE,
    });
    const refused = happened('ReceptionRefused', '2025-06-10T09:00', {
      rules: RULES,
      reason: 'Không thuộc phạm vi',
    });
    expect(told([asked, refused])).toEqual([]);
  });

  it('takes each message from its own revision, so that a later change does not show in an earlier one', () => {
    const messages = told([...HANDLED, ...supplement('2025-06-12T14:00', '2025-07-01T17:00:00+07:00')]);
    const [first] = messages;
    expect(first!.record).toMatchObject({
      TrangThaiHoSo: '2',
      NgayHenTra: '20250624170000',
      DanhSachHoSoBoSung: [],
    });
    expect(messages.at(-1)!.record).toMatchObject({ TrangThaiHoSo: '4', NgayHenTra: '20250701170000' });
  });

  it('tells a supplement whole: asked, answered, and the dates before and after', () => {
    const messages = told([...HANDLED, ...supplement('2025-06-12T14:00', '2025-07-01T17:00:00+07:00')]);
    expect(rows(messages).map(({ TrangThai }) => TrangThai)).toEqual(['2', '4', '5', '4']);
    expect(messages.at(-1)!.record['DanhSachHoSoBoSung']).toEqual([
      expect.objectContaining({
        NoiDungBoSung: 'Bản vẽ không đọc được',
        NgayBoSung: '20250612140000',
        NgayTiepNhanBoSung: '20250617083000',
        NgayHenTraTruoc: '20250624170000',
        NgayHenTraMoi: '20250701170000',
      }),
    ]);
  });

  it('tells a change of dates without a row, and with both dates', () => {
    const due = { statutory: LATE_DUE, current: LATE_DUE, provisional: false };
    const extended = happened('DeadlineExtended', '2025-06-20T09:00', {
      ...{ decision: 'QĐ-12', legalBasis: 'Luật Đất đai', reason: 'Xác minh thực địa', amount: 5 },
      ...{ from: instantOf('2025-06-24T17:00:00+07:00'), due },
    });
    const last = told([...HANDLED, extended]).at(-1)!;
    expect(last.progress).toBeUndefined();
    expect(last.record['DanhSachHoSoBoSung']).toEqual([
      expect.objectContaining({ NgayHenTraTruoc: '20250624170000', NgayHenTraMoi: '20250701170000' }),
    ]);
  });

  it('TD 3: tells 5, 6 and 8 as they are, and makes up no 9 for a dossier without a due date', () => {
    const stopped = happened('ProcessingStopped', '2025-06-13T09:00', {
      legalGround: 'Điều 17',
      reason: 'Tranh chấp',
    });
    expect(
      rows(
        told([
          ...HANDLED,
          ...supplement('2025-06-12T14:00', '2025-07-01T17:00:00+07:00').slice(0, 1),
          stopped,
        ]),
      ).map(({ TrangThai }) => TrangThai),
    ).toEqual(['2', '4', '5', '8']);
    expect(rows(told([submitted])).map(({ TrangThai }) => TrangThai)).toEqual(['1']);
  });

  it('TD 5: gives the result alone as the result, never a paper that was handed in', () => {
    const issued = happened('ResultIssued', '2025-06-18T09:00', {
      number: 'GP-77',
      signedBy: 'chu-tich',
      file: fileRef('f'),
      late: false,
    });
    const without = told(HANDLED).at(-1)!.record;
    expect(without['DanhSachGiayToKetQua']).toEqual([]);
    expect(without['TaiLieuNop']).toHaveLength(COMPLETE.length);
    expect(told([...HANDLED, issued]).at(-1)!.record['DanhSachGiayToKetQua']).toEqual([
      expect.objectContaining({
        GiayToId: 'GP-77',
        DuongDanTepTinKetQua: `https://files.example/${fileRef('f').sha256}`,
      }),
    ]);
  });

  it('tells the account that filed it and its verification, and makes up neither', () => {
    const { opening: head } = submitted.data as { readonly opening: Opening };
    const filed = (changes: Partial<Opening> = {}) => {
      const event = { ...submitted, data: { ...submitted.data, opening: { ...head, ...changes } } };
      return told([event as DossierEvent])[0]!.record;
    };
    const known = { ...(head.applicant as Applicant), account: { id: 'TECH-7' } };
    const sealed: Envelope = { person: 'p', iv: 'AAAA', sealed: 'AAAA' };
    expect(filed()).toMatchObject({ MaDoiTuong: '', TaiKhoanDuocXacThucVoiVNeID: '0' });
    expect(filed({ applicant: known, verifiedByVneid: true })).toMatchObject({
      MaDoiTuong: 'TECH-7',
      TaiKhoanDuocXacThucVoiVNeID: '1',
    });
    expect(filed({ applicant: known, verifiedByVneid: false })).toMatchObject({
      MaDoiTuong: 'TECH-7',
      TaiKhoanDuocXacThucVoiVNeID: '0',
    });
    expect(filed({ applicant: sealed, verifiedByVneid: true })).toMatchObject({
      MaDoiTuong: '',
      TaiKhoanDuocXacThucVoiVNeID: '1',
    });
  });

  it('tells a fee as due at reception until it is asked for later, with the kind that the settings give it', () => {
    const fees = [
      { code: 'LP', name: 'Lệ phí', amountVnd: 50_000 },
      { code: 'TD', name: 'Phí thẩm định', amountVnd: 200_000 },
    ];
    const given = reference(procedureVersion({ fees }));
    const kinds = { ...given, terms: { ...given.terms, feeKinds: { TD: '2' } } };
    const required = happened('PaymentRequired', '2025-06-12T14:00', { fees: ['TD'], totalVnd: 200_000 });
    const life = [...HANDLED, required];
    const collected = (events: readonly DossierEvent[]) =>
      told(events, kinds).at(-1)!.record['DanhSachLePhi'] as readonly Record<string, string>[];
    const [LP, TD] = collected(HANDLED);
    expect([LP, TD]).toMatchObject([
      { HinhThucThu: '1', LoaiPhiLePhi: '1' },
      { HinhThucThu: '1', LoaiPhiLePhi: '2' },
    ]);
    expect(collected(life)).toEqual([LP, { ...TD, HinhThucThu: '2' }]);
    expect(collected([...life, neutralisation(life).restored])).toEqual([LP, TD]);
  });

  it('gives the restored status as a row of its own after a record that was wrong', () => {
    const wrong = supplement('2025-06-12T14:00', '2025-07-01T17:00:00+07:00').slice(0, 1);
    const life = [...HANDLED, ...wrong];
    const { restored } = neutralisation(life);
    const messages = told([...life, restored]);
    expect(rows(messages).map(({ TrangThai }) => TrangThai)).toEqual(['2', '4', '5', '4']);
    expect(messages.at(-1)!.record['DanhSachHoSoBoSung']).toEqual([]);
  });
});

/** The neutralisation of the last event of a life. */
const neutralisation = (life: readonly DossierEvent[]) => ({
  restored: happened('EventNeutralised', '2025-06-12T15:00', {
    revision: life.length - 1,
    type: life.at(-1)!.type,
    reason: 'Ghi nhầm hồ sơ',
    restored: {
      handling: {
        ...{ phase: 'InHandling', unit: 'H23.01', officer: 'cv-7', opinions: {}, hops: {} },
        supplementRequests: 0,
      },
      due: {
        statutory: instantOf('2025-06-24T17:00:00+07:00'),
        current: instantOf('2025-06-24T17:00:00+07:00'),
        provisional: false,
      },
    },
  }),
});

describe('for every life of a dossier', () => {
  const everyLife = (check: (events: readonly DossierEvent[], procedure: ProcedureVersion) => void) =>
    fc.assert(
      fc.property(dossierLife, (life) =>
        check(
          life.flatMap(({ events }) => events),
          life[0]!.facts.procedure!,
        ),
      ),
      { numRuns: 150 },
    );

  it('the rows are its statuses in order, none of them twice in a row, none that did not happen', () =>
    everyLife((events, procedure) => {
      const messages = told(events, reference(procedure));
      const statuses = rows(messages).map(({ TrangThai }) => TrangThai as string);
      statuses.forEach((status, nr) => expect(status).not.toBe(statuses[nr - 1]));
      for (const status of statuses) expect(Object.keys(PORTAL_STATUSES)).toContain(status);
      for (const { status, record, progress, revision } of messages) {
        expect(record['TrangThaiHoSo']).toBe(status);
        if (progress) expect(progress['ThoiDiemXuLy']).toBe(portalTime(events[revision]!.at));
      }
    }));

  it('a message is a function of the events up to its revision', () =>
    everyLife((events, procedure) => {
      const all = told(events, reference(procedure));
      for (const message of all)
        expect(told(events.slice(0, message.revision + 1), reference(procedure)).at(-1)).toEqual(message);
    }));

  it('a record tells the dates and the state of the dossier after its event, in texts and lists alone', () =>
    everyLife((events, procedure) => {
      for (const { record, revision, status } of told(events, reference(procedure))) {
        const dossier = events.slice(0, revision + 1).reduce(dossierDecider.evolve, dossierDecider.initial);
        if (!dossier.opened) throw new Error('a message of nothing');
        expect(record['NgayHenTra']).toBe(portalTime(dossier.due?.current));
        expect(record['NgayTiepNhan']).toBe(portalTime(dossier.reception?.at));
        expect(status === '5').toBe(
          ['AwaitingApplicant', 'AwaitingSupplement'].includes(dossier.handling.phase),
        );
        for (const value of Object.values(record))
          expect(typeof value === 'string' || Array.isArray(value)).toBe(true);
      }
    }));
});

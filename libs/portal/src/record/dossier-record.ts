import type { Applicant } from '@hoso/domain';
import { isEnvelope } from '@hoso/kernel';
import type { DossierRecord } from '../port';
import type { PortalStatus } from '../status/portal-status';
import type { PortalView } from '../view/portal-view';
import { fitting, flag, portalTime } from './fields';
import { databasesOf, papersOf, resultPapersOf } from './papers';
import type { PortalReference, PortalTerms } from './portal-terms';
import { supplementRowsOf } from './supplements';

const SUMMARY_MOST = 1_000;

const CHANNELS = { direct: '1', online: '2', postal: '3' } as const;

/** *LoaiDinhDanh*: a citizen number of twelve digits, or the older one of nine; nothing is made up for others. */
const identityOf = (number: string | undefined) => {
  if (number === undefined) return [];
  if (/^\d{12}$/.test(number)) return [{ LoaiDinhDanh: '1', SoDinhDanh: number }];
  return /^\d{9}$/.test(number) ? [{ LoaiDinhDanh: '2', SoDinhDanh: number }] : [];
};

const accountFields = ({ account }: Partial<Applicant>, { verifiedByVneid }: PortalView) => ({
  MaDoiTuong: account?.id ?? '',
  TaiKhoanDuocXacThucVoiVNeID: flag(verifiedByVneid === true),
});

/** Who it is about; of the person nothing where the key was destroyed. */
const ownerFields = (view: PortalView, { applicantKind }: PortalTerms) => {
  const { applicant } = view;
  const known: Partial<Applicant> = isEnvelope(applicant) ? {} : applicant;
  return {
    ChuHoSo: known.name ?? '',
    LoaiDoiTuong: applicantKind[known.kind ?? 'person'],
    ...accountFields(known, view),
    DinhDanhCHS: identityOf(known.identityNumber),
    SoGiayToChuHoSo: known.identityNumber ?? '',
    ThongTinKhac: '',
    Email: known.email ?? '',
    Fax: '',
    SoDienThoai: known.phone ?? '',
  };
};

/** *DuocThanhToanTrucTuyen*: 0 nothing to pay, 1 at the national portal, 2 at the province’s gateway, 3 not online. */
const paidOnline = ({ payment }: PortalView, { procedure }: PortalReference): string => {
  if (procedure.fees.length === 0) return '0';
  if (payment?.method === 'national-portal') return '1';
  return payment?.method === 'local-gateway' ? '2' : '3';
};

const AT_NATIONAL_PORTAL = '1';

const AT_RECEPTION = '1';
const AFTER_RECEPTION = '2';
const ORDINARY_FEE = '1';

/**
 * *HinhThucThu*: what was asked for in the course of handling is collected after reception; no event tells of a fee that is taken when
 * the result is handed over. *LoaiPhiLePhi* is the portal’s own classification.
 */
const feesOf = ({ feesAsked }: PortalView, { procedure, terms }: PortalReference) => {
  const asked = new Set(feesAsked.flatMap(({ fees }) => fees));
  return procedure.fees.map(({ code, name, amountVnd }) => ({
    TenPhiLePhi: name,
    MaPhiLePhi: code,
    HinhThucThu: asked.has(code) ? AFTER_RECEPTION : AT_RECEPTION,
    Gia: String(amountVnd),
    LoaiPhiLePhi: terms.feeKinds[code] ?? ORDINARY_FEE,
  }));
};

const dateFields = ({ dossier, outcome, returned }: PortalView) => {
  const isRefused = outcome?.kind === 'refused';
  return {
    NgayNopHoSo: portalTime(dossier.openedAt),
    NgayTiepNhan: portalTime(dossier.reception?.at),
    NgayHenTra: portalTime(dossier.due?.current),
    NgayTra: portalTime(returned?.at),
    NgayTuChoi: portalTime(isRefused ? outcome.at : undefined),
    NgayKetThucXuLy: portalTime(isRefused ? undefined : outcome?.at),
  };
};

/** The dossier as the portal is to keep it (`DongBoHoSoMC`); unknown is empty, never made up. */
export const dossierRecordOf = (
  view: PortalView,
  status: PortalStatus,
  reference: PortalReference,
): DossierRecord => {
  const { dossier, returned } = view;
  const { procedure, terms, unitName } = reference;
  const papers = papersOf(view, reference);
  return {
    MaHoSo: dossier.code!,
    MaTTHC: terms.procedures[procedure.code] ?? procedure.code,
    TenTTHC: procedure.name,
    MaLinhVuc: terms.fields[procedure.field] ?? procedure.field,
    TenLinhVuc: procedure.field,
    SoBienNhan: '',
    KenhThucHien: CHANNELS[dossier.channel],
    ...ownerFields(view, terms),
    TrichYeuHoSo: fitting(procedure.name, SUMMARY_MOST),
    ...dateFields(view),
    TrangThaiHoSo: status,
    ThongTinTra: '',
    HinhThuc: flag(returned?.means === 'post'),
    DonViXuLy: unitName(dossier.handling.unit),
    NoiNopHoSo: view.nationalPortal ? AT_NATIONAL_PORTAL : terms.filedAt,
    HoSoCoThanhPhanSoHoa: flag(papers.length > 0),
    DuocThanhToanTrucTuyen: paidOnline(view, reference),
    DSKetNoiCSDL: databasesOf(view, reference),
    TaiLieuNop: papers,
    DanhSachLePhi: feesOf(view, reference),
    DanhSachTepDinhKemKhac: [],
    DanhSachHoSoBoSung: supplementRowsOf(view, reference),
    DanhSachGiayToKetQua: resultPapersOf(view, reference),
  };
};

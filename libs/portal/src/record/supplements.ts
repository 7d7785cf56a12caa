import type { DateChange, PortalView, Supplement } from '../view/portal-view';
import { portalTime } from './fields';
import type { PortalReference } from './portal-terms';

const NOTHING_RECEIVED = { NguoiTiepNhanBoSung: '', ThongTinTiepNhan: '', NgayTiepNhanBoSung: '' };

const supplementRow = (code: string, supplement: Supplement, { procedure, terms }: PortalReference) => {
  const { revision, at, items, reason, requestedBy, dueBefore, ended } = supplement;
  const isReceived = ended?.how === 'received';
  return {
    HoSoBoSungId: `${code}/${revision}`,
    NguoiYeuCauBoSung: requestedBy,
    NoiDungBoSung: reason,
    NgayBoSung: portalTime(at),
    ...NOTHING_RECEIVED,
    ...(isReceived && { NguoiTiepNhanBoSung: ended.by, NgayTiepNhanBoSung: portalTime(ended.at) }),
    TrangThaiBoSung: terms.supplementStates[ended?.how ?? 'requested'],
    DanhSachGiayToBoSung: items.map((item) => ({
      TenGiayTo:
        procedure.components.find(({ code: listed }) => listed === item.component)?.name ?? item.component,
      MaThanhPhanHoSo: item.component,
      LyDo: item.reason,
    })),
    DanhSachLePhiBoSung: [],
    NgayHenTraTruoc: portalTime(dueBefore),
    NgayHenTraMoi: isReceived ? portalTime(ended.dueAfter) : '',
  };
};

const dateRow = (code: string, { revision, at, by, reason, from, to }: DateChange) => ({
  HoSoBoSungId: `${code}/${revision}`,
  NguoiYeuCauBoSung: by,
  NoiDungBoSung: reason,
  NgayBoSung: portalTime(at),
  ...NOTHING_RECEIVED,
  TrangThaiBoSung: '',
  DanhSachGiayToBoSung: [],
  DanhSachLePhiBoSung: [],
  NgayHenTraTruoc: portalTime(from),
  NgayHenTraMoi: portalTime(to),
});

/** *DanhSachHoSoBoSung*: every request for papers and every change of the promised date, in the order they came. */
export const supplementRowsOf = (
  { dossier, supplements, dateChanges }: PortalView,
  reference: PortalReference,
) => {
  const code = dossier.code!;
  return [
    ...supplements.map((each) => ({ revision: each.revision, row: supplementRow(code, each, reference) })),
    ...dateChanges.map((each) => ({ revision: each.revision, row: dateRow(code, each) })),
  ]
    .sort((one, other) => one.revision - other.revision)
    .map(({ row }) => row);
};

import type { Instant } from '@hoso/kernel';
import type { ProgressRecord } from '../port';
import { PORTAL_STATUSES, type PortalStatus } from '../status/portal-status';
import type { PortalView } from '../view/portal-view';
import { fitting, portalTime } from './fields';
import type { PortalReference } from './portal-terms';

const HANDLER_MOST = 50;

/** One step of the dossier’s way (`CapNhatTienDoHoSoMC`), at the business time of the event that made it. */
export const progressRecordOf = (
  { dossier }: PortalView,
  { status, at, by }: { readonly status: PortalStatus; readonly at: Instant; readonly by: string },
  { unitName }: PortalReference,
): ProgressRecord => ({
  MaHoSo: dossier.code!,
  NguoiXuLy: fitting(dossier.handling.officer ?? by, HANDLER_MOST),
  ChucDanh: '',
  ThoiDiemXuLy: portalTime(at),
  PhongBanXuLy: unitName(dossier.handling.unit),
  NoiDungXuLy: PORTAL_STATUSES[status],
  TrangThai: status,
  NgayBatDau: '',
  NgayKetThucTheoQuyDinh: portalTime(dossier.due?.statutory),
});

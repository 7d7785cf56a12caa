import { isEnvelope, type Instant } from '@hoso/kernel';
import type { StatusNotice } from '../port';
import { PORTAL_STATUSES, type PortalStatus } from '../status/portal-status';
import type { PortalView } from '../view/portal-view';
import { portalTime } from './fields';
import type { PortalReference } from './portal-terms';

/**
 * The status of a dossier that was made at the portal (`DongBoTrangThaiHoSo`), at the business time of the event that made it; undefined for
 * others, and for a status that is not told. *TaiLieuXuLy* is empty: what is issued goes with the record.
 */
export const statusNoticeOf = (
  { dossier, applicant, nationalPortal }: PortalView,
  { status, at }: { readonly status: PortalStatus; readonly at: Instant },
  { terms }: PortalReference,
): StatusNotice | undefined => {
  const told = terms.statusAtPortal?.[status];
  if (!nationalPortal || !told) return undefined;
  const account = isEnvelope(applicant) ? undefined : applicant.account;
  return {
    MaHoSo: nationalPortal.number,
    MaHoSoDonVi: dossier.code!,
    MaDoiTuong: account?.id ?? '',
    NoiDung: PORTAL_STATUSES[status],
    NgayXuLy: portalTime(at),
    TrangThai: told,
    TaiLieuXuLy: [],
  };
};

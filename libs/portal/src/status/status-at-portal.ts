import type { PortalStatus } from './portal-status';

/** *TrangThai* of a dossier that was made at the portal (`DongBoTrangThaiHoSo`), by its status; empty where that is not told. */
export type StatusAtPortal = Readonly<Record<PortalStatus, string>>;

/**
 * Received, or given back to the applicant, as the one implementation that is whole folds them; another tells a refusal as 11. That it was
 * filed the portal knows itself.
 */
export const FOLDED_STATUSES: StatusAtPortal = {
  '1': '',
  '2': '2',
  '3': '5',
  '4': '2',
  '5': '5',
  '6': '2',
  '7': '5',
  '8': '5',
  '9': '2',
  '10': '2',
};

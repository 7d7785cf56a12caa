import type { Applicant, ProcedureVersion } from '@hoso/domain';
import { FOLDED_STATUSES, type StatusAtPortal } from '../status/status-at-portal';
import type { IneligibleStatus } from '../status/status-of';

/** The codes of one adapter where adapters differ, and what the portal calls things of ours. */
export interface PortalTerms {
  readonly applicantKind: Readonly<Record<Applicant['kind'], string>>;
  readonly ineligibleStatus: IneligibleStatus;
  /** What a dossier that was made at the portal is said to be there; absent where no status is told of it. */
  readonly statusAtPortal?: StatusAtPortal;
  /** *NoiNopHoSo*: where dossiers are filed that were not made at the national portal. */
  readonly filedAt: string;
  /** National codes by our procedure code; ours where there is none. */
  readonly procedures: Readonly<Record<string, string>>;
  /** *MaLinhVuc* by our name of the field. */
  readonly fields: Readonly<Record<string, string>>;
  /** *MaCSDL* by our name of the shared database. */
  readonly databases: Readonly<Record<string, string>>;
  /** *MaGiayToKetQua* by our procedure code. */
  readonly results: Readonly<Record<string, string>>;
  /** *LoaiPhiLePhi* by the code of the fee: 1 ordinary, 2 for appraising a licence, 3 for extending one; 1 where there is none. */
  readonly feeKinds: Readonly<Record<string, string>>;
  /** *TrangThaiBoSung*; the guide’s list is not public. */
  readonly supplementStates: Readonly<Record<'requested' | 'received' | 'lapsed', string>>;
  /** Address below which the portal fetches files by their hash; without one, no address is told. */
  readonly filesAddress?: string;
}

/** The classic adapter’s codes. */
export const CLASSIC_TERMS: PortalTerms = {
  applicantKind: { person: '1', organisation: '2' },
  ineligibleStatus: '9',
  statusAtPortal: FOLDED_STATUSES,
  filedAt: '2',
  procedures: {},
  fields: {},
  databases: {},
  results: {},
  feeKinds: {},
  supplementStates: { requested: '1', received: '2', lapsed: '3' },
};

/** What a record says of things outside the dossier. */
export interface PortalReference {
  /** The version that the dossier is pinned to. */
  readonly procedure: ProcedureVersion;
  /** Name of a unit; its code where none is known. */
  readonly unitName: (unit: string) => string;
  readonly terms: PortalTerms;
}

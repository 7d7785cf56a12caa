/** A dossier as the portal keeps it (`DongBoHoSoMC`), by the portal’s own field names; scalars are strings. */
export type DossierRecord = Readonly<Record<string, unknown>> & { readonly MaHoSo: string };

/** One row of a dossier’s progress (`CapNhatTienDoHoSoMC`). */
export type ProgressRecord = Readonly<Record<string, unknown>> & { readonly MaHoSo: string };

/** A status of a dossier that was made at the portal (`DongBoTrangThaiHoSo`, type 2). */
export interface StatusNotice {
  /** The portal’s own number. */
  readonly MaHoSo: string;
  /** Ours. */
  readonly MaHoSoDonVi: string;
  readonly MaDoiTuong: string;
  readonly NoiDung: string;
  /** `yyyyMMddHHmmss`. */
  readonly NgayXuLy: string;
  readonly TrangThai: string;
  readonly TaiLieuXuLy: readonly object[];
}

/** What was sent and what came back, as text; both hold personal data and are sealed wherever they are kept. */
export interface Exchange {
  readonly service: string;
  readonly request: string;
  /** Absent where no answer came. */
  readonly response?: string;
  /** Absent where no answer came. */
  readonly httpStatus?: number;
}

/** How the portal answered, told apart by what has to happen next. */
export type PortalAnswer = { readonly exchange: Exchange } & (
  | { readonly kind: 'accepted' }
  /** `đã tồn tại`: a creation of what it knows already. */
  | { readonly kind: 'exists' }
  /** An update of what it does not know. */
  | { readonly kind: 'absent' }
  /** It will not take these contents, however often they come. */
  | { readonly kind: 'rejected'; readonly errorCode: string; readonly message: string }
  /** Certainly not taken, for a reason that passes: to be sent again, not before `retryAfterMs`. */
  | {
      readonly kind: 'not-now';
      readonly reason: 'rate-limited' | 'maintenance' | 'server-error' | 'unreachable' | 'session';
      readonly message: string;
      readonly retryAfterMs?: number;
    }
  /** It may have been taken: the answer was lost, came too late or cannot be read. */
  | { readonly kind: 'unknown'; readonly message: string }
);

/** What the portal knows of a dossier (`TraCuuHoSo`). */
export type LookUp =
  | { readonly kind: 'absent'; readonly exchange: Exchange }
  /** It tells that the dossier is there, and no more. */
  | { readonly kind: 'exists'; readonly exchange: Exchange }
  | {
      readonly kind: 'known';
      readonly exchange: Exchange;
      readonly record: DossierRecord;
      readonly progress: readonly ProgressRecord[];
    }
  | Extract<PortalAnswer, { readonly kind: 'not-now' | 'unknown' | 'rejected' }>;

/** The national portal behind whichever adapter; logs in and renews its session itself. */
export abstract class Portal {
  /** `DongBoHoSoMC` with one dossier. */
  abstract sendDossier(record: DossierRecord, isUpdating: boolean): Promise<PortalAnswer>;

  /** `CapNhatTienDoHoSoMC` with one row. */
  abstract sendProgress(row: ProgressRecord): Promise<PortalAnswer>;

  /** `DongBoTrangThaiHoSo`, type 2. */
  abstract sendStatus(notice: StatusNotice): Promise<PortalAnswer>;

  /** `TraCuuHoSo`. */
  abstract lookUp(code: string): Promise<LookUp>;
}

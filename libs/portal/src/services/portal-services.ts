import type { Exchange, PortalAnswer } from '../port';

/** An answer with content, or what kept it from coming. */
export type Fetched<Content> =
  | { readonly kind: 'fetched'; readonly content: Content; readonly exchange: Exchange }
  | { readonly kind: 'failed'; readonly message: string; readonly exchange: Exchange };

/** An entry of a catalogue, by the portal’s own field names (`MATTHC`, `TENTTHC` …). */
export type CatalogueEntry = Readonly<Record<string, unknown>>;

export type Catalogue = 'LayDanhSachTTHC' | 'LayDanhMucLinhVuc' | 'LayDanhMucCoQuan';

/** A month’s satisfaction with one procedure (`DongBoDanhGia`); percentages such as `97%`. */
export interface MonthlyRating {
  /** `M-YYYY`. */
  readonly NgayTongHop: string;
  readonly MaThuTuc: string;
  readonly Madonvi: string;
  readonly TenDonVi: string;
  readonly TongSoNguoiDanhGia: string;
  readonly PhanTramDanhGiaRatHaiLong: string;
  readonly PhanTramDanhGiaHaiLong: string;
  readonly PhanTramDanhGiaChuaHaiLong: string;
  readonly NoiDung: string;
  readonly DanhSachNoiDungYKien: readonly object[];
}

/** The answer to a citizen’s question that came from the portal. */
export interface AnsweredQuestion {
  readonly HOIDAPID: string;
  readonly NGUOITRALOI: string;
  readonly CHUCVUNGUOITRALOI: string;
  /** `yyyyMMddHHmmss`. */
  readonly NGAYTRALOI: string;
  readonly NOIDUNGTRALOI: string;
}

/** What the portal offers besides dossiers; only the national adapter is known to have it. */
export abstract class PortalServices {
  /** `LayThuTuc`: a published procedure whole; undefined where the portal has none under the code. */
  abstract procedure(code: string): Promise<Fetched<CatalogueEntry | undefined>>;
  abstract catalogue(name: Catalogue): Promise<Fetched<readonly CatalogueEntry[]>>;
  abstract sendRating(rating: MonthlyRating): Promise<PortalAnswer>;
  /** Questions of citizens to this authority. */
  abstract questions(): Promise<Fetched<readonly CatalogueEntry[]>>;
  abstract sendAnswer(answer: AnsweredQuestion): Promise<PortalAnswer>;
}

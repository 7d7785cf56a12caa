import type { RatedMonth, RatingCounts } from '@hoso/domain';
import type { MonthlyRating } from '../services/portal-services';
import type { PortalTerms } from './portal-terms';

/** Who tells ratings, as the portal knows it. */
export interface RatingAuthority {
  readonly unitCode: string;
  readonly unitName: string;
}

/** Whole percentages that sum up to 100: what is cut off goes where most was cut off, the first of equals. */
const sharesOf = (counts: readonly number[]): readonly string[] => {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const whole = counts.map((count) => Math.floor((count * 100) / all));
  const left = 100 - whole.reduce((sum, share) => sum + share, 0);
  const cutOff = (index: number): number => (counts[index]! * 100) % all;
  const raised = new Set([...counts.keys()].sort((one, other) => cutOff(other) - cutOff(one)).slice(0, left));
  return whole.map((share, index) => `${share + (raised.has(index) ? 1 : 0)}%`);
};

/** `2025-06` as `6-2025`. */
const portalMonth = (month: string): string => `${Number(month.slice(5))}-${month.slice(0, 4)}`;

/**
 * A month’s satisfaction with one procedure (`DongBoDanhGia`). What applicants wrote is left out: a citizen’s text may name
 * anybody. @param counts of a month in which somebody rated
 */
export const ratingRecordOf = (
  { month, procedure }: RatedMonth,
  { verySatisfied, satisfied, dissatisfied }: RatingCounts,
  { unitCode, unitName, terms }: RatingAuthority & { readonly terms: Pick<PortalTerms, 'procedures'> },
): MonthlyRating => {
  const [very, well, ill] = sharesOf([verySatisfied, satisfied, dissatisfied]);
  return {
    NgayTongHop: portalMonth(month),
    MaThuTuc: terms.procedures[procedure] ?? procedure,
    Madonvi: unitCode,
    TenDonVi: unitName,
    TongSoNguoiDanhGia: String(verySatisfied + satisfied + dissatisfied),
    PhanTramDanhGiaRatHaiLong: very!,
    PhanTramDanhGiaHaiLong: well!,
    PhanTramDanhGiaChuaHaiLong: ill!,
    NoiDung: '',
    DanhSachNoiDungYKien: [],
  };
};

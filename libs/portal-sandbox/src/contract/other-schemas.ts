import { dossierCode, status } from './dossier-schema';
import { anyRecord, code, date, filled, list, matching, optionalDate, record, text } from './schema';

/** One row as `CapNhatTienDoHoSoMC` takes it. */
export const progressSchema = record(
  {
    MaHoSo: dossierCode,
    NguoiXuLy: filled(50),
    ThoiDiemXuLy: date,
    NoiDungXuLy: filled(),
    TrangThai: status,
  },
  { ChucDanh: text(), PhongBanXuLy: text(), NgayBatDau: optionalDate, NgayKetThucTheoQuyDinh: optionalDate },
);

/** A notice about a dossier that was made at the portal (`DongBoTrangThaiHoSo`, type 2); 11 is a refused one. */
export const noticeSchema = record(
  {
    MaHoSo: dossierCode,
    NgayXuLy: date,
    TrangThai: code('1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11'),
  },
  { MaHoSoDonVi: text(), MaDoiTuong: text(), NoiDung: text(), TaiLieuXuLy: list(anyRecord) },
);

const share = matching('^(100|\\d{1,2}([.,]\\d+)?)%$');

/** Satisfaction of a month (`DongBoDanhGia`). */
export const ratingSchema = record(
  {
    NgayTongHop: matching('^(0?[1-9]|1[0-2])-\\d{4}$'),
    TongSoNguoiDanhGia: matching('^\\d+$'),
    PhanTramDanhGiaRatHaiLong: share,
    PhanTramDanhGiaHaiLong: share,
    PhanTramDanhGiaChuaHaiLong: share,
  },
  {
    PhanTramDanhGiaDichVuRatHaiLong: share,
    PhanTramDanhGiaDichVuHaiLong: share,
    PhanTramDanhGiaDichVuChuaHaiLong: share,
    DanhSachNoiDungYKien: list(anyRecord),
    MaThuTuc: text(),
    NoiDung: text(),
    Madonvi: text(),
    TenDonVi: text(),
  },
);

/** A question with its field of work (`DongBoHoiDap`). */
export const questionSchema = record(
  { HOIDAPID: filled(100), NOIDUNG: filled() },
  { MaLinhVuc: text(), MADONVI: text(), TENDONVI: text() },
);

/** A citizen’s question as the portal lists it (`LayDanhSachHoiDapGuiTuDVCQG`), before its state is added. */
export const askedSchema = record(
  { HOIDAPID: filled(100), NOIDUNG: filled() },
  { MALINHVUC: text(), MADONVI: text(), HOVATEN: text(), THUDIENTU: text(), MATTHCDP: text() },
);

/** The answer to a question that the portal passed on (`DongBoKetQuaHoiDapGuiTuDVCQG`). */
export const answerSchema = record(
  { HOIDAPID: filled(100), NOIDUNGTRALOI: filled() },
  { NGUOITRALOI: text(), CHUCVUNGUOITRALOI: text(), NGAYTRALOI: optionalDate },
);

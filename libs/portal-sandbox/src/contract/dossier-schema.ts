import {
  anyRecord,
  code,
  date,
  filled,
  list,
  matching,
  optionalCode,
  optionalDate,
  record,
  text,
  type Schema,
} from './schema';

/** The ten statuses by their names; the keys are the portal’s codes. */
export const STATUS_NAMES: Readonly<Record<string, string>> = {
  1: 'Mới đăng ký',
  2: 'Được tiếp nhận',
  3: 'Không được tiếp nhận',
  4: 'Đang xử lý',
  5: 'Yêu cầu bổ sung giấy tờ',
  6: 'Yêu cầu thực hiện nghĩa vụ tài chính',
  7: 'Công dân yêu cầu rút hồ sơ',
  8: 'Dừng xử lý',
  9: 'Đã xử lý xong',
  10: 'Đã trả kết quả',
};

export const status = code(...Object.keys(STATUS_NAMES));
export const dossierCode = matching('^\\S{1,100}$');
const flag = code('0', '1');
const optionalFlag = optionalCode('0', '1');
const optionalDigits = matching('^\\d*$');

const identity: Schema = {
  oneOf: [
    record({ LoaiDinhDanh: code('1'), SoDinhDanh: matching('^\\d{12}$') }),
    record({ LoaiDinhDanh: code('2'), SoDinhDanh: matching('^\\d{9}$') }),
  ],
};

const submittedPaper = record(
  { TenTepDinhKem: filled(4_000) },
  {
    TepDinhKemId: text(),
    IsDeleted: optionalCode('True', 'False'),
    MaThanhPhanHoSo: text(),
    DuongDanTaiTepTin: text(),
    DuocSoHoa: optionalFlag,
    DuocTaiSuDung: optionalCode('0', '1', '2'),
    DuocLayTuKhoDMQG: optionalFlag,
    MaKetQuaThayThe: text(),
  },
);

const fee = record(
  { TenPhiLePhi: filled(), Gia: matching('^\\d+$') },
  {
    MaPhiLePhi: text(),
    HinhThucThu: optionalCode('1', '2', '4'),
    LoaiPhiLePhi: optionalCode('1', '2', '3'),
  },
);

const supplement = record(
  { NoiDungBoSung: filled(), NgayBoSung: date },
  {
    HoSoBoSungId: text(),
    NguoiYeuCauBoSung: text(),
    NguoiTiepNhanBoSung: text(),
    ThongTinTiepNhan: text(),
    NgayTiepNhanBoSung: optionalDate,
    TrangThaiBoSung: text(),
    DanhSachGiayToBoSung: list(anyRecord),
    DanhSachLePhiBoSung: list(anyRecord),
    NgayHenTraTruoc: optionalDate,
    NgayHenTraMoi: optionalDate,
  },
);

const result = record(
  { TenGiayTo: filled(2_000) },
  { MaThanhPhanHoSo: text(), GiayToId: text(), DuongDanTepTinKetQua: text(), MaGiayToKetQua: text() },
);

const otherFile = record({ TenGiayTo: filled() }, { SoLuong: optionalDigits, LoaiGiayTo: text() });

/** A dossier as `DongBoHoSoMC` takes it, with the members of 2022 (Decree 107/2021, Decision 766). */
export const dossierSchema = record(
  {
    MaHoSo: dossierCode,
    MaTTHC: matching('^[0-9A-Za-z.-]{1,50}$'),
    TenTTHC: filled(),
    MaLinhVuc: filled(),
    TenLinhVuc: filled(),
    KenhThucHien: code('1', '2', '3'),
    LoaiDoiTuong: code('1', '2', '3', '4'),
    DinhDanhCHS: list(identity),
    TrichYeuHoSo: filled(1_000),
    NgayNopHoSo: date,
    NgayTiepNhan: optionalDate,
    NgayHenTra: optionalDate,
    TrangThaiHoSo: status,
    HinhThuc: flag,
    DonViXuLy: filled(),
    NoiNopHoSo: code('1', '2'),
    HoSoCoThanhPhanSoHoa: flag,
    TaiKhoanDuocXacThucVoiVNeID: flag,
    DuocThanhToanTrucTuyen: code('0', '1', '2', '3'),
  },
  {
    SoBienNhan: text(),
    ChuHoSo: text(),
    MaDoiTuong: text(),
    SoGiayToChuHoSo: text(),
    ThongTinKhac: text(),
    Email: text(),
    Fax: text(),
    SoDienThoai: text(),
    NgayTra: optionalDate,
    NgayTuChoi: optionalDate,
    ThongTinTra: text(),
    NgayKetThucXuLy: optionalDate,
    GhiChu: text(2_000),
    MaHoSoKhac: text(),
    DSKetNoiCSDL: list(record({ MaCSDL: filled() })),
    TaiLieuNop: list(submittedPaper),
    DanhSachLePhi: list(fee),
    DanhSachTepDinhKemKhac: list(otherFile),
    DanhSachHoSoBoSung: list(supplement),
    DanhSachGiayToKetQua: list(result),
  },
);

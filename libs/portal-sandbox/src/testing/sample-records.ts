/** A whole dossier as a careful local system sends it; no real person. */
export const sampleDossier = (MaHoSo: string, changes: Readonly<Record<string, unknown>> = {}) => ({
  MaHoSo,
  MaTTHC: '1.004222',
  TenTTHC: 'Đăng ký thường trú',
  MaLinhVuc: 'G01-CT01',
  TenLinhVuc: 'Đăng ký, quản lý cư trú',
  KenhThucHien: '2',
  ChuHoSo: 'Người nộp thử',
  LoaiDoiTuong: '1',
  DinhDanhCHS: [{ LoaiDinhDanh: '1', SoDinhDanh: '030000000001' }],
  TrichYeuHoSo: 'Đăng ký thường trú',
  NgayNopHoSo: '20250610080000',
  NgayTiepNhan: '20250610083000',
  NgayHenTra: '20250617170000',
  TrangThaiHoSo: '2',
  HinhThuc: '0',
  DonViXuLy: 'Trung tâm Phục vụ hành chính công',
  NoiNopHoSo: '2',
  HoSoCoThanhPhanSoHoa: '1',
  TaiKhoanDuocXacThucVoiVNeID: '1',
  DuocThanhToanTrucTuyen: '0',
  ...changes,
});

export const sampleRow = (MaHoSo: string, TrangThai: string, ThoiDiemXuLy: string) => ({
  MaHoSo,
  NguoiXuLy: 'Cán bộ một cửa',
  ThoiDiemXuLy,
  NoiDungXuLy: 'Xử lý hồ sơ',
  TrangThai,
});

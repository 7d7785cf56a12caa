import { masked } from './masked';

const RECORD = {
  MaHoSo: 'H23.01-250610-0001',
  ChuHoSo: 'Nguyễn Văn An',
  SoDienThoai: '0912345678',
  DinhDanhCHS: [{ LoaiDinhDanh: '1', SoDinhDanh: '030099001234' }],
  MaDoiTuong: 'nguyenvanan.tech',
  TenTTHC: 'Cấp phép xây dựng',
};

it.each([
  ['Trường NgayHenTra không hợp lệ', 'Trường NgayHenTra không hợp lệ'],
  ['ChuHoSo Nguyễn Văn An không khớp với 030099001234', 'ChuHoSo … không khớp với …'],
  ['Số điện thoại 0912345678, thư an.nguyen@example.vn', 'Số điện thoại …, thư …'],
  ['Đối tượng nguyenvanan.tech không tồn tại', 'Đối tượng … không tồn tại'],
  ['Số định danh 031234567890 của người khác', 'Số định danh … của người khác'],
])('the portal’s words are kept, and nothing in them names a person: %s', (words, shown) =>
  expect(masked(words, RECORD)).toBe(shown),
);

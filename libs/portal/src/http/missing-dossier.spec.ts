import { saysDossierIsMissing } from './missing-dossier';

describe('the portal’s words', () => {
  it.each([
    'Hồ sơ H23.21-251114-0001 không tồn tại',
    'Hồ sơ không tồn tại',
    'Hồ sơ: 000.00.01.H23-251114-0001 chưa tồn tại trên hệ thống.',
    'Mã hồ sơ “H23.21-251114-0001” không tồn tại trong CSDL quốc gia',
    'MaHoSo H23.21-251114-0001 không tồn tại',
    'Hồ sơ có mã H23.21-251114-0001 không tồn tại',
    'Cập nhật không thành công do hồ sơ không tồn tại',
    'Lỗi: SoHoSo không tồn tại, vui lòng kiểm tra lại',
    'Không tìm thấy hồ sơ',
    'Hệ thống không tìm thấy thông tin hồ sơ H23.21-251114-0001 trên Cổng dịch vụ công quốc gia',
    'Không tồn tại mã hồ sơ (H23.21-251114-0001)',
    'Không tìm thấy',
    'không tồn tại trên hệ thống',
    'Hồ sơ không tồn tại'.normalize('NFD'),
  ])('say that the dossier is missing: %s', (message) => {
    expect(saysDossierIsMissing(message)).toBe(true);
  });

  it.each([
    'Mã thủ tục không tồn tại',
    'Mã thủ tục của hồ sơ H23.21-251114-0001 không tồn tại',
    'Hồ sơ có mã thủ tục 1.004269 không tồn tại',
    'Hồ sơ H23.21-251114-0001: thủ tục không tồn tại',
    'Mã thủ tục, mã hồ sơ không tồn tại',
    'Dịch vụ DongBoHoSoMC không tồn tại',
    'Lĩnh vực không tồn tại',
    'Không tìm thấy đơn vị H23.21',
    'Hồ sơ không tồn tại trong danh mục',
    'Mã KQ.G23.000001 không tồn tại',
    '1.004269 không tồn tại',
    'Thành phần hồ sơ không tồn tại',
    'Loại hồ sơ không tồn tại',
    'Trạng thái hồ sơ không tồn tại',
    'Chủ hồ sơ không tồn tại',
    'Không tìm thấy hồ sơ đính kèm',
    'Trường MaHoSo không tồn tại',
    'Mẫu đơn: không tồn tại',
    'Hồ sơ không tồn tại; tệp không tìm thấy',
    'Hồ sơ đã tồn tại',
    'Sai định dạng NgayTiepNhan',
    '',
  ])('do not say so: %s', (message) => {
    expect(saysDossierIsMissing(message)).toBe(false);
  });
});

import { instantFromMs, type Clock } from '@hoso/kernel';
import { startPortalSandbox, type PortalSandbox } from './index';
import { call, PortalCaller } from './testing/portal-caller';
import { sampleDossier, sampleRow } from './testing/sample-records';

let sandbox: PortalSandbox;
let caller: PortalCaller;
let nowMs = Date.parse('2025-06-18T01:00:00Z');
const clock: Clock = { now: () => instantFromMs(nowMs) };

beforeEach(async () => {
  sandbox = await startPortalSandbox({ port: 0, host: '127.0.0.1', clock });
  caller = new PortalCaller(sandbox);
  await caller.logIn();
});
afterEach(() => sandbox.stop());

const CODE = 'H23.01-250610-00001';
const unknown = { error_code: '-1', message: `Hồ sơ ${CODE} không tồn tại` };

describe('the national door', () => {
  it('lets in who knows the password, for as long as a session lasts', async () => {
    expect((await caller.logIn({ username: 'hoso', password: 'wrong' })).body).toEqual({
      error_code: '-1',
      message: 'Tên đăng nhập hoặc mật khẩu không đúng',
    });
    const expired = { error_code: '-2', message: 'Phiên làm việc đã hết hạn' };
    expect(await caller.send(sampleDossier(CODE))).toMatchObject({ status: 200, body: expired });
    expect((await caller.logIn()).body).toMatchObject({
      error_code: '0',
      session: expect.any(String) as string,
    });
    nowMs += 599_000;
    expect((await caller.call('LayDanhSachTTHC', {}, 'share')).body).toMatchObject({ error_code: '0' });
    nowMs += 2_000;
    expect((await caller.send(sampleDossier(CODE))).body).toEqual(expired);
    expect(sandbox.desk.dossierCount()).toBe(0);
  });

  it('creates what it does not know and updates what it knows, never the other way round', async () => {
    expect((await caller.send(sampleDossier(CODE), 'True')).body).toEqual(unknown);
    expect((await caller.send(sampleDossier(CODE))).body).toMatchObject({ error_code: '0' });
    expect((await caller.send(sampleDossier(CODE, { DonViXuLy: 'Khác' }))).body).toEqual({
      error_code: '-3',
      message: `Hồ sơ ${CODE} đã tồn tại`,
    });
    expect(await caller.lookUp(CODE)).toEqual([{ ...sampleDossier(CODE), DanhSachTienDo: [] }]);
    const changed = sampleDossier(CODE, { TrangThaiHoSo: '4' });
    expect((await caller.send(changed, 'True')).body).toMatchObject({ error_code: '0' });
    expect(await caller.lookUp(CODE)).toEqual([{ ...changed, DanhSachTienDo: [] }]);
  });

  it('appends rows as they come, doubled ones too, ten at most, to what it knows', async () => {
    const row = sampleRow(CODE, '5', '20250611080000');
    expect((await caller.progress(row)).body).toEqual(unknown);
    await caller.send(sampleDossier(CODE));
    await caller.progress(row);
    await caller.progress(row);
    expect(await caller.lookUp(CODE)).toMatchObject([{ DanhSachTienDo: [row, row] }]);
    const many = (count: number) => Array.from({ length: count }, () => row);
    expect((await caller.progress(...many(11))).body).toMatchObject({ error_code: '-1' });
    expect((await caller.progress(...many(10))).body).toMatchObject({ error_code: '0' });
    expect(sandbox.desk.dossier(CODE)?.progress).toHaveLength(12);
  });

  it('takes all rows of a call or none', async () => {
    await caller.send(sampleDossier(CODE));
    const rows = [
      sampleRow(CODE, '2', '20250610083000'),
      sampleRow('H23.01-250610-00009', '2', '20250610083000'),
    ];
    expect((await caller.progress(...rows)).body).toMatchObject({ error_code: '-1' });
    expect(await caller.lookUp(CODE)).toMatchObject([{ DanhSachTienDo: [] }]);
  });

  it('may be asked to be stricter, to tell less, and to write its codes as numbers', async () => {
    await caller.send(sampleDossier(CODE));
    const row = sampleRow(CODE, '4', '20250611080000');
    await caller.progress(row);
    sandbox.desk.changeSettings({ repeatedRows: 'refused', earlierRows: 'refused', lookUp: 'existence' });
    expect((await caller.progress(row)).body!['message']).toContain('bị trùng');
    expect((await caller.progress(sampleRow(CODE, '2', '20250610083000'))).body!['message']).toContain(
      'trước',
    );
    expect(await caller.lookUp(CODE)).toEqual([{ MaHoSo: CODE }]);
    expect(await caller.lookUp('H23.01-250610-99999')).toEqual([]);
    sandbox.desk.changeSettings({ errorCodes: 'number' });
    expect((await caller.send(sampleDossier(CODE))).body).toMatchObject({ error_code: -3 });
  });

  it('tells an incomplete envelope, a wrong address and a service that it does not have', async () => {
    const { addresses } = sandbox;
    const unrouted = await call(addresses.integration, { method: 'POST', json: { service: 'TraCuuHoSo' } });
    expect(unrouted.body).toMatchObject({ error_code: '-2' });
    const session = (await caller.logIn()).body!['session'];
    const json = { session, madonvi: 'H23.01', service: 'TraCuuHoSo', mahoso: CODE };
    expect((await call(addresses.integration, { method: 'POST', json })).body!['message']).toContain(
      'dstcode',
    );
    expect((await caller.call('TraCuuHoSo', { mahoso: CODE, madonvi: '' })).body!['message']).toContain(
      'madonvi',
    );
    expect((await caller.call('TraCuuHoSo', { mahoso: CODE }, 'share')).body!['message']).toContain(
      'địa chỉ',
    );
    expect((await caller.call('toString')).body).toMatchObject({ error_code: '-1' });
  });
});

describe('what it refuses', () => {
  it.each<readonly [string, Readonly<Record<string, unknown>>]>([
    ['MaTTHC', { MaTTHC: undefined }],
    ['TenTTHC', { TenTTHC: ' ' }],
    ['KenhThucHien', { KenhThucHien: '4' }],
    ['LoaiDoiTuong', { LoaiDoiTuong: 1 }],
    ['TrangThaiHoSo', { TrangThaiHoSo: '11' }],
    ['NgayNopHoSo', { NgayNopHoSo: '' }],
    ['NgayTiepNhan', { NgayTiepNhan: '20250230080000' }],
    ['NgayTiepNhan', { NgayTiepNhan: '' }],
    ['NgayHenTra', { NgayHenTra: '2025-06-17T17:00:00' }],
    ['GhiChu', { GhiChu: 'x'.repeat(2_001) }],
    ['TrichYeuHoSo', { TrichYeuHoSo: 'x'.repeat(1_001) }],
    ['DinhDanhCHS.0.SoDinhDanh', { DinhDanhCHS: [{ LoaiDinhDanh: '1', SoDinhDanh: '123456789' }] }],
    ['DanhSachLePhi.0.Gia', { DanhSachLePhi: [{ TenPhiLePhi: 'Lệ phí', Gia: '20.000' }] }],
    ['DanhSachGiayToKetQua.0.TenGiayTo', { DanhSachGiayToKetQua: [{ MaGiayToKetQua: 'KQ.G01.000001' }] }],
    ['DanhSachHoSoBoSung.0.NgayBoSung', { DanhSachHoSoBoSung: [{ NoiDungBoSung: 'Thiếu', NgayBoSung: '' }] }],
    ['TrangThai', { TrangThai: '2' }],
  ])('a dossier whose %s is wrong', async (field, changes) => {
    const { status, body } = await caller.send(sampleDossier(CODE, changes));
    expect({ status, code: body!['error_code'] }).toEqual({ status: 200, code: '-1' });
    expect(body!['message']).toMatch(new RegExp(`^Trường ${field} `));
    expect(await caller.lookUp(CODE)).toEqual([]);
  });

  it.each([{ NguoiXuLy: 'x'.repeat(51) }, { TrangThai: '0' }, { ThoiDiemXuLy: '' }, { NoiDungXuLy: '' }])(
    'a row that is not whole',
    async (changes) => {
      await caller.send(sampleDossier(CODE));
      const row = { ...sampleRow(CODE, '2', '20250610083000'), ...changes };
      expect((await caller.progress(row)).body).toMatchObject({ error_code: '-1' });
    },
  );

  it('but not what is at the limit, nor a day that is not known yet', async () => {
    const dossier = sampleDossier(CODE, {
      TrangThaiHoSo: '1',
      NgayTiepNhan: '',
      NgayHenTra: '',
      GhiChu: 'x'.repeat(2_000),
      DinhDanhCHS: [],
    });
    expect((await caller.send(dossier)).body).toMatchObject({ error_code: '0' });
  });

  it('passes over unknown members when asked to', async () => {
    sandbox.desk.changeSettings({ unknownFields: 'ignored' });
    expect((await caller.send(sampleDossier(CODE, { La: 'x' }))).body).toMatchObject({ error_code: '0' });
  });
});

describe('the other services', () => {
  it('tells procedures, fields of work and agencies', async () => {
    const list = await caller.call('LayDanhSachTTHC', {}, 'share');
    const [{ MATTHC }] = list.body!['result'] as [{ MATTHC: string }];
    const detail = await caller.call('LayThuTuc', { maTTHC: MATTHC });
    expect(detail.body).toMatchObject({ error_code: '0', result: [{ MATTHC, TRANGTHAI: '1' }] });
    expect((await caller.call('LayThuTuc', { maTTHC: '9.999999' })).body).toMatchObject({ result: [] });
    for (const service of ['LayDanhMucCoQuan', 'LayDanhMucLinhVuc'])
      expect((await caller.call(service, {}, 'share')).body!['result']).not.toHaveLength(0);
  });

  it('takes notices and ratings', async () => {
    const data = { MaHoSo: 'G01-250610-1', NgayXuLy: '20250610083000', TrangThai: '2', NoiDung: 'Đã nhận' };
    expect((await caller.call('DongBoTrangThaiHoSo', { type: '2', data })).body).toMatchObject({
      error_code: '0',
    });
    expect((await caller.call('DongBoTrangThaiHoSo', { type: '1', data })).body).toMatchObject({
      error_code: '-1',
    });
    expect((await caller.call('DongBoTrangThaiHoSo', { type: '2', data: [data] })).body).toMatchObject({
      error_code: '-1',
    });
    expect(sandbox.desk.messages('DongBoTrangThaiHoSo').map((each) => each.data)).toEqual([data]);
    const rating = {
      NgayTongHop: '6-2025',
      TongSoNguoiDanhGia: '120',
      PhanTramDanhGiaRatHaiLong: '70%',
      PhanTramDanhGiaHaiLong: '25%',
      PhanTramDanhGiaChuaHaiLong: '5%',
    };
    expect((await caller.call('DongBoDanhGia', { data: rating })).body).toMatchObject({ error_code: '0' });
    const wrong = { ...rating, NgayTongHop: '13-2025' };
    expect((await caller.call('DongBoDanhGia', { data: wrong })).body).toMatchObject({ error_code: '-1' });
  });

  it('passes a question on and takes the answer', async () => {
    sandbox.desk.ask({ HOIDAPID: '7', NOIDUNG: 'Hồ sơ cần giấy tờ gì?' });
    const questions = async () => (await caller.call('LayDanhSachHoiDapGuiTuDVCQG')).body!['result'];
    expect(await questions()).toMatchObject([{ HOIDAPID: '7', TRANGTHAI: '1' }]);
    const data = { HOIDAPID: '7', NOIDUNGTRALOI: 'Tờ khai và căn cước' };
    await caller.call('DongBoKetQuaHoiDapGuiTuDVCQG', { data });
    expect(await questions()).toMatchObject([{ HOIDAPID: '7', TRANGTHAI: '0' }]);
    const answers = await caller.call('LayNoiDungTraLoiTheoCauHoi', { cauhoiid: '7' });
    expect(answers.body!['result']).toEqual([data]);
  });
});

describe('the provincial wrapper', () => {
  const unit = { MaDinhDanhDV: '000.00.01.H23' };

  it('takes bare arrays without a session and answers in the same shape', async () => {
    const dossier = sampleDossier(CODE);
    const row = sampleRow(CODE, '2', '20250610083000');
    const create = { ...unit, isUpdating: 'False' };
    expect((await caller.wrapped('DongBoHoSoMC', create, [dossier])).body).toMatchObject({ error_code: '0' });
    expect((await caller.wrapped('DongBoHoSoMC', create, [dossier])).body).toMatchObject({
      error_code: '-3',
    });
    expect((await caller.wrapped('CapNhatTienDoHoSoMC', unit, [row])).body).toMatchObject({
      error_code: '0',
    });
    expect((await caller.wrapped('TraCuuHoSo', { ...unit, mahoso: CODE })).body).toMatchObject({
      error_code: '0',
      result: [{ ...dossier, DanhSachTienDo: [row] }],
    });
  });

  it('wants to know who calls', async () =>
    expect((await caller.wrapped('TraCuuHoSo', { mahoso: CODE })).body).toMatchObject({
      error_code: '-1',
      message: expect.stringContaining('MaDinhDanhDV') as string,
    }));
});

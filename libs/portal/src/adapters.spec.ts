import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  openPortal,
  openPortalServices,
  type NationalSettings,
  type Portal,
  type ProvincialSettings,
  type StatusNotice,
} from './index';

type Answer = (
  request: { url: string; headers: IncomingMessage['headers']; body: string },
  response: ServerResponse,
) => void;

const json =
  (value: object): Answer =>
  (_, response) =>
    void response.end(JSON.stringify(value));
const status =
  (code: number, headers: Readonly<Record<string, string>> = {}): Answer =>
  (_, response) =>
    void response.writeHead(code, headers).end('<html>');
const OK = json({ error_code: '0', message: 'Cập nhật thành công' });
const LOG_IN = json({ session: 's-1', error_code: 0, message: '' });
const SESSION_OVER = json({ error_code: '-2', message: 'Phiên làm việc đã hết hạn' });

/** A server that gives one prepared answer after another. */
class Prepared {
  readonly asked: { url: string; headers: IncomingMessage['headers']; body: string }[] = [];
  answers: Answer[] = [];
  private readonly server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const call = { url: request.url!, headers: request.headers, body: Buffer.concat(parts).toString() };
      this.asked.push(call);
      this.answers.shift()!(call, response);
    });
  });

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

const national = (adapterUrl: string): NationalSettings => ({
  adapter: 'national',
  adapterUrl,
  ...{ authEndpoint: '/auth', integrationEndpoint: '/integration', shareEndpoint: '/share' },
  ...{
    username: 'u',
    password: 'p',
    dstcode: 'VN:GOV:G22',
    unitCode: 'H23',
    sessionMinutes: 10,
    timeoutMs: 300,
  },
});

const provincial = (base: string): ProvincialSettings => ({
  ...{ adapter: 'provincial', unitCode: '000.00.01.H23', timeoutMs: 300 },
  ...{
    createUrl: `${base}/them`,
    updateUrl: `${base}/sua`,
    progressUrl: `${base}/tien-trinh`,
    lookUpUrl: `${base}/tra-cuu`,
  },
});

const RECORD = { MaHoSo: 'H23.21-251114-0001', TrangThaiHoSo: '2' };

describe('a portal over HTTP', () => {
  const server = new Prepared();
  let address: string;
  let portal: Portal;
  beforeAll(async () => void (address = await server.listen()));
  afterAll(() => server.close());
  beforeEach(() => {
    server.asked.length = 0;
    portal = openPortal(national(address));
  });

  const sent = (...answers: Answer[]) => {
    server.answers = [LOG_IN, ...answers];
    return portal.sendDossier(RECORD, false);
  };

  it('logs in once, and sends the envelope with its flag as a text and its routing code', async () => {
    expect(await sent(OK)).toMatchObject({ kind: 'accepted' });
    server.answers = [OK];
    await portal.sendProgress({ MaHoSo: RECORD.MaHoSo });
    expect(server.asked.map(({ url }) => url)).toEqual(['/auth', '/integration', '/integration']);
    const [, call] = server.asked;
    expect(call!.headers['dstcode']).toBe('VN:GOV:G22');
    expect(JSON.parse(call!.body)).toEqual({
      ...{ session: 's-1', madonvi: 'H23', service: 'DongBoHoSoMC', isUpdating: 'False', data: [RECORD] },
    });
  });

  it('renews a session that is over, and keeps the secret out of what is recorded', async () => {
    const answer = await sent(SESSION_OVER, LOG_IN, OK);
    expect(answer).toMatchObject({ kind: 'accepted' });
    expect(answer.exchange.request).not.toContain('s-1');
  });

  it.each([
    [
      'a session that stays over',
      [SESSION_OVER, LOG_IN, SESSION_OVER],
      { kind: 'not-now', reason: 'session' },
    ],
    ['what exists already', [json({ error_code: '-3', message: 'Hồ sơ đã tồn tại' })], { kind: 'exists' }],
    [
      'a success under another code',
      [json({ error_code: '3', message: 'Thành công' })],
      { kind: 'accepted' },
    ],
    ['what it does not know', [json({ error_code: -1, message: 'Hồ sơ không tồn tại' })], { kind: 'absent' }],
    [
      'what it knows, but for a code in it',
      [json({ error_code: '-1', message: 'Mã thủ tục không tồn tại' })],
      { kind: 'rejected', errorCode: '-1', message: 'Mã thủ tục không tồn tại' },
    ],
    [
      'a session that it never had',
      [json({ error_code: '-1', message: 'Phiên làm việc không tồn tại' }), LOG_IN, OK],
      { kind: 'accepted' },
    ],
    [
      'a failure under a code of success',
      [json({ error_code: '3', message: 'Đồng bộ không thành công' })],
      { kind: 'rejected', errorCode: '3' },
    ],
    [
      'contents that it refuses',
      [json({ error_code: '-1', message: 'Sai định dạng NgayTiepNhan' })],
      { kind: 'rejected', errorCode: '-1', message: 'Sai định dạng NgayTiepNhan' },
    ],
    [
      'too many calls',
      [status(429, { 'retry-after': '7' })],
      { kind: 'not-now', reason: 'rate-limited', retryAfterMs: 7_000 },
    ],
    ['maintenance', [status(503)], { kind: 'not-now', reason: 'maintenance' }],
    [
      'maintenance in words',
      [json({ error_code: '9', message: 'Hệ thống đang bảo trì' })],
      { kind: 'not-now', reason: 'maintenance' },
    ],
    ['a failed server, which may have taken it', [status(500)], { kind: 'unknown' }],
    ['a gateway without an answer', [status(504)], { kind: 'unknown' }],
    ['a page instead of an answer', [status(200)], { kind: 'unknown' }],
    ['another address', [status(302, { location: '/elsewhere' })], { kind: 'rejected' }],
    ['a cut connection', [(_, response) => void response.destroy()], { kind: 'unknown' }],
    [
      'an answer that comes too late',
      [(call, response) => void setTimeout(() => OK(call, response), 600)],
      { kind: 'unknown' },
    ],
  ] satisfies readonly (readonly [string, Answer[], object])[])('tells %s', async (_, answers, expected) => {
    expect(await sent(...answers)).toMatchObject(expected);
  });

  it('has sent nothing where nobody listens or the log-in fails', async () => {
    const nobody = openPortal(national('http://127.0.0.1:9'));
    expect(await nobody.sendProgress({ MaHoSo: 'x' })).toMatchObject({
      kind: 'not-now',
      reason: 'unreachable',
    });
    server.answers = [json({ error_code: -1, message: 'Sai mật khẩu' })];
    expect(await portal.sendProgress({ MaHoSo: 'x' })).toMatchObject({ kind: 'not-now', reason: 'session' });
    expect(server.asked.map(({ url }) => url)).toEqual(['/auth']);
  });

  it('logs in again at once where the portal itself said nothing, a few times', async () => {
    const cut: Answer = (_, response) => void response.destroy();
    server.answers = [cut, status(200), LOG_IN, OK];
    expect(await portal.sendProgress({ MaHoSo: 'x' })).toMatchObject({ kind: 'accepted' });
    server.answers = [SESSION_OVER, status(503), status(503), status(503), LOG_IN];
    expect(await portal.sendProgress({ MaHoSo: 'x' })).toMatchObject({
      kind: 'not-now',
      reason: 'maintenance',
    });
    expect(server.answers).toHaveLength(1);
  });

  it('tells in a look-up whether it knows all, only that it is there, or nothing', async () => {
    const lookUp = (result: unknown, message = '') => {
      server.answers = [json({ error_code: 0, message, result })];
      return portal.lookUp(RECORD.MaHoSo);
    };
    server.answers = [LOG_IN, OK];
    await portal.sendDossier(RECORD, false);
    const row = { MaHoSo: RECORD.MaHoSo, TrangThai: '2' };
    expect(await lookUp([{ ...RECORD, DanhSachTienDo: [row] }])).toMatchObject({
      kind: 'known',
      record: RECORD,
      progress: [row],
    });
    expect(await lookUp([{ MaHoSo: RECORD.MaHoSo }])).toMatchObject({ kind: 'exists' });
    expect(await lookUp({ MaHoSo: RECORD.MaHoSo })).toMatchObject({ kind: 'exists' });
    expect(await lookUp([], 'Không tìm thấy hồ sơ')).toMatchObject({ kind: 'absent' });
    expect(await lookUp([])).toMatchObject({ kind: 'absent' });
    expect(await lookUp(null, 'Không tìm thấy hồ sơ')).toMatchObject({ kind: 'absent' });
    for (const unusable of [undefined, null, '', 0, false, {}, [null], 'Không có'])
      expect(await lookUp(unusable, 'Thành công')).toMatchObject({ kind: 'unknown' });
  });

  it('asks catalogues at the shared endpoint, and tells what kept an answer from coming', async () => {
    const services = openPortalServices(national(address));
    const entry = { MATTHC: '1.004269', TENTTHC: 'Cung cấp dữ liệu đất đai' };
    server.answers = [LOG_IN, json({ error_code: '0', message: '', result: [entry] }), status(503)];
    expect(await services.catalogue('LayDanhSachTTHC')).toMatchObject({ kind: 'fetched', content: [entry] });
    expect(await services.procedure('1.004269')).toMatchObject({ kind: 'failed', message: 'HTTP 503' });
    expect(server.asked.map(({ url }) => url)).toEqual(['/auth', '/share', '/integration']);
  });

  const NOTICE: StatusNotice = {
    ...{ MaHoSo: 'G01.899-251114-0007', MaHoSoDonVi: RECORD.MaHoSo, MaDoiTuong: 'TECH-7' },
    ...{ NoiDung: 'Được tiếp nhận', NgayXuLy: '20251114083000', TrangThai: '2', TaiLieuXuLy: [] },
  };

  it('tells the status of what was made at the portal as one object of type 2', async () => {
    server.answers = [LOG_IN, OK, json({ error_code: '-1', message: 'Hồ sơ không tồn tại' })];
    const answer = await portal.sendStatus(NOTICE);
    expect(answer).toMatchObject({ kind: 'accepted', exchange: { service: 'DongBoTrangThaiHoSo' } });
    expect(JSON.parse(server.asked[1]!.body)).toEqual({
      ...{ session: 's-1', madonvi: 'H23', service: 'DongBoTrangThaiHoSo', type: '2', data: NOTICE },
    });
    expect(await portal.sendStatus(NOTICE)).toMatchObject({ kind: 'absent' });
    const wrapper = openPortal({ ...provincial(address), statusUrl: `${address}/trang-thai` });
    server.answers = [OK];
    expect(await wrapper.sendStatus(NOTICE)).toMatchObject({ kind: 'accepted' });
    expect(server.asked.at(-1)!.url).toBe('/trang-thai?MaDinhDanhDV=000.00.01.H23&type=2');
    expect(JSON.parse(server.asked.at(-1)!.body)).toEqual(NOTICE);
  });

  it('reaches the province’s wrapper by three addresses, with bare arrays', async () => {
    const wrapper = openPortal(provincial(address));
    server.answers = [OK, OK, OK];
    await wrapper.sendDossier(RECORD, false);
    await wrapper.sendDossier(RECORD, true);
    await wrapper.sendProgress({ MaHoSo: RECORD.MaHoSo });
    expect(server.asked.map(({ url }) => url)).toEqual([
      '/them?MaDinhDanhDV=000.00.01.H23&isUpdating=False',
      '/sua?MaDinhDanhDV=000.00.01.H23&isUpdating=True',
      '/tien-trinh?MaDinhDanhDV=000.00.01.H23',
    ]);
    expect(JSON.parse(server.asked[0]!.body)).toEqual([RECORD]);
  });
});

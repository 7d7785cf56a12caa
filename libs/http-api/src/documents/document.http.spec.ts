import { inflateRawSync } from 'node:zlib';
import { COMPLETE, HANDLING_UNIT, openingData, vn } from '@hoso/testing';
import { get, keyOf, makeWorld, post, startEngine, type Caller, type Engine } from '../testing';

const NAME = 'Nguyễn Thị Hoa';

/** The text of a DOCX: its first part that holds the document, from the central directory of the ZIP. */
const textOf = (docx: Buffer): string => {
  let at = docx.readUInt32LE(docx.length - 6);
  while (docx.readUInt32LE(at) === 0x02014b50) {
    const [size, name] = [docx.readUInt32LE(at + 20), docx.readUInt16LE(at + 28)];
    if (docx.toString('utf8', at + 46, at + 46 + name) === 'word/document.xml') {
      const local = docx.readUInt32LE(at + 42);
      const from = local + 30 + docx.readUInt16LE(local + 26) + docx.readUInt16LE(local + 28);
      const xml = inflateRawSync(docx.subarray(from, from + size)).toString('utf8');
      return xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '');
    }
    at += 46 + name + docx.readUInt16LE(at + 30) + docx.readUInt16LE(at + 32);
  }
  throw new Error('no document in the package');
};

describe('the letters of a dossier', () => {
  let engine: Engine;
  let at: string;
  const give = async (...[local, as, url, body]: [string, Caller, string, object]): Promise<string> => {
    engine.clock.at = vn(local);
    const answer = await post(engine, url, { as, body });
    expect([url, Math.floor(answer.status / 100)]).toEqual([url, 2]);
    return `/v1/dossiers/${String(answer.body['code'])}`;
  };
  const fetched = (url: string, as: Caller) => engine.app.inject({ url, headers: keyOf(as) });
  const letter = async (name: string, as: Caller = 'head'): Promise<string> => {
    const { statusCode, rawPayload } = await fetched(`${at}/documents/${name}`, as);
    expect([name, statusCode]).toEqual([name, 200]);
    return textOf(rawPayload);
  };

  beforeAll(async () => {
    engine = await startEngine();
    await makeWorld(engine);
    const receive = { opening: openingData(), components: COMPLETE };
    at = await give('2025-06-10T08:00', 'clerk', '/v1/dossiers/receive', receive);
    await give('2025-06-10T09:00', 'clerk', `${at}/transfer`, { to: HANDLING_UNIT });
    await give('2025-06-10T10:00', 'head', `${at}/assign`, { officer: 'binh' });
    await give('2025-06-11T08:00', 'officer', `${at}/start-step`, {
      step: 'appraise',
      unit: HANDLING_UNIT,
      officer: 'binh',
    });
  });
  afterAll(() => engine.stop());

  it('begin with the receipt: number, components, limit and the promised time', async () => {
    const text = await letter('receipt.docx', 'clerk');
    expect(text).toContain('GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ');
    expect(text).toContain(`Mã hồ sơ: ${at.slice('/v1/dossiers/'.length)}`);
    expect(text).toContain(`Của: ${NAME}`);
    expect(text).toContain('1. Đơn đề nghị (bản điện tử)');
    expect(text).toContain('10 ngày làm việc');
    expect(text).toContain('17 giờ 00 phút, ngày 24 tháng 6 năm 2025');
  });

  it('come as PDF too, named after the dossier', async () => {
    const { statusCode, headers, rawPayload } = await fetched(`${at}/documents/receipt.pdf`, 'clerk');
    expect([statusCode, headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename="receipt-H23\.01-250610-\d+\.pdf"$/,
    );
    expect(rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('name nobody to those who may not see persons', async () => {
    const text = await letter('receipt.docx', 'operations');
    expect(text).not.toContain(NAME);
    expect(text).toMatch(/Của: …+/);
    expect((await get(engine, `${at}/documents/receipt.pdf`, { as: 'stranger' })).status).toBe(403);
    expect((await get(engine, `${at}/documents/receipt.pdf`)).status).toBe(401);
  });

  it('follow the dossier hand by hand', async () => {
    const lines = (await letter('control-slip.docx')).split('\n');
    const from = lines.indexOf('Thời gian giao, nhận hồ sơ');
    expect(from).toBeGreaterThan(0);
    const text = lines.join(' ');
    expect(text).toMatch(/Cơ quan H23\.01 Cơ quan H23\.15 09:00 10\/06\/2025 Đúng hạn/);
    expect(text).toMatch(/08:00 11\/06\/2025 +Thẩm định/);
  });

  it.each(['apology', 'supplement-request', 'refusal', 'stop-notice'])(
    'are not there before something calls for them (%s)',
    async (kind) => {
      const answer = await get(engine, `${at}/documents/${kind}.pdf`, { as: 'head' });
      expect([answer.status, answer.body['code']]).toEqual([404, 'letter-not-due']);
    },
  );

  it.each([
    ['/documents/apology.odt', 404, 'not-found'],
    ['/documents/invoice.pdf', 404, 'not-found'],
    ['/documents/receipt.pdf?reason=x', 400, 'invalid-shape'],
    ['/documents/apology.pdf?newDueAt=2025-07-01T17:00:00%2B07:00', 400, 'invalid-shape'],
    ['/documents/apology.pdf?reason=x&newDueAt=tomorrow', 400, 'invalid-shape'],
    ['/documents/apology.pdf?why=x', 400, 'invalid-shape'],
  ])('are asked for by their names (%s)', async (path, status, code) => {
    const answer = await get(engine, `${at}${path}`, { as: 'head' });
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });

  describe('apologise', () => {
    const reason = 'Chuyên gia thẩm định vắng mặt';
    const preview = (newDueAt: string) =>
      `${at}/documents/apology.docx?reason=${encodeURIComponent(reason)}&newDueAt=${encodeURIComponent(newDueAt)}`;

    it('first as a draft, which records nothing', async () => {
      engine.clock.at = vn('2025-06-20T09:00');
      const { statusCode, rawPayload } = await fetched(preview('2025-07-01T17:00:00+07:00'), 'head');
      expect(statusCode).toBe(200);
      const text = textOf(rawPayload);
      expect(text).toContain('DỰ THẢO');
      expect(text).toContain('PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ');
      expect(text).toContain('17 giờ 00 phút, ngày 01 tháng 7 năm 2025');
      expect(text).toContain('GIÁM ĐỐC');
      const byOfficer = await fetched(preview('2025-07-01T17:00:00+07:00'), 'officer');
      expect(textOf(byOfficer.rawPayload)).toContain('THỦ TRƯỞNG CƠ QUAN');
      expect((await get(engine, `${at}/documents/apology.pdf`, { as: 'head' })).status).toBe(404);
    });

    it('not with a date that the law would refuse', async () => {
      const answer = await get(engine, preview('2025-06-24T17:00:00+07:00'), { as: 'head' });
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        code: 'new-date-not-later',
        source: expect.any(String) as unknown,
      });
    });

    it('then as recorded: number, reason, where it stands, the one new date, who signed', async () => {
      await give('2025-06-20T10:00', 'head', `${at}/apologise-and-reschedule`, {
        letter: { number: '45/XL-SXD' },
        reason,
        newDueAt: '2025-07-01T17:00:00+07:00',
      });
      const text = await letter('apology.docx');
      expect(text).not.toContain('DỰ THẢO');
      expect(text).toContain('Số: 45/XL-SXD');
      expect(text).toContain(`Kính gửi: ${NAME}`);
      expect(text).toContain(`Lý do: ${reason}`);
      expect(text).toContain(
        'Thời gian hẹn trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 24 tháng 6 năm 2025',
      );
      expect(text).toContain('bước “Thẩm định” tại Cơ quan H23.15');
      expect(text).toContain('GIÁM ĐỐC');
      expect(text).toContain('xin lỗi Ông/Bà về sự chậm trễ này');
    });

    it('and a second re-appointment is refused before it is written', async () => {
      const answer = await get(engine, preview('2025-07-08T17:00:00+07:00'), { as: 'head' });
      expect([answer.status, answer.body['code']]).toEqual([422, 'already-reappointed']);
    });
  });

  it('stop a dossier only on a form that its regime knows', async () => {
    await give('2025-06-23T08:00', 'officer', `${at}/stop`, {
      legalGround: 'điều 101',
      reason: 'Tranh chấp',
    });
    const answer = await get(engine, `${at}/documents/stop-notice.pdf`, { as: 'head' });
    expect(answer.body).toMatchObject({ status: 422, code: 'no-such-form', facts: { regime: 'nd61-2018' } });
  });
});

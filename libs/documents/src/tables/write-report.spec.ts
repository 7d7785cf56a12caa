import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { VIETNAM } from '@hoso/kernel';
import { sampleReport } from '../testing';
import type { Report, ReportRow } from './report';
import { isReportTooLongForPdf } from './report-too-long';
import { writeReport, type ReportFormat } from './write-report';

const bytesOf = async (report: Report, format: ReportFormat): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of writeReport(report, format).body) chunks.push(Buffer.from(chunk as string));
  return Buffer.concat(chunks);
};

const manyRows = function* (count: number): Generator<ReportRow> {
  for (let index = 1; index <= count; index++)
    yield { cells: [index, `Thủ tục ${index}`, index, null, 1, '2025-06-24T10:00:00.000Z'] };
};

describe('a report as CSV', () => {
  it('is read back cell by cell, figures plain and times local', async () => {
    const text = (await bytesOf(sampleReport(), 'csv')).toString('utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
    const rows = parse(text, { bom: true });
    expect(rows[0]).toContain('Số lượng hồ sơ tiếp nhận - Tổng số');
    expect(rows[2]).toEqual([
      '1',
      'Cấp giấy phép xây dựng, "nhà ở riêng lẻ"',
      '1434',
      '1271',
      '0.9532',
      '2025-06-24T17:00:00+07:00',
    ]);
    expect(rows.at(-1)![1]).toBe('Tổng cộng');
  });

  it.each(['=1+1', '+84', '-2', '@SUM(A1)', '\tx', '\rx', '=HYPERLINK("http://x","y")'])(
    'never hands a spreadsheet a formula (%j)',
    async (text) => {
      const rows = [{ cells: [1, text, -2, null, null, null] }];
      const [, row] = parse(await bytesOf(sampleReport({ rows, total: [] }), 'csv'), { bom: true });
      expect(row![1]).toBe(`'${text}`);
      expect(row![2]).toBe('-2');
    },
  );

  it('writes decomposed letters in one piece', async () => {
    const rows = [{ cells: [1, 'Tiếp nhận'.normalize('NFD'), 1, 1, 1, null] }];
    expect((await bytesOf(sampleReport({ rows }), 'csv')).toString('utf8')).toContain('Tiếp nhận');
  });
});

describe('a report as JSON', () => {
  it('has rows by key, a total and where the figures come from; what is not known is null', async () => {
    const parsed = JSON.parse((await bytesOf(sampleReport(), 'json')).toString('utf8')) as object;
    expect(parsed).toMatchObject({
      name: 'ii-06a',
      asOf: expect.stringContaining('1234') as unknown,
      rows: [
        { emphasis: 'heading', c3: null },
        { tt: 1, c3: 1_434, c4: 1_271, onTime: 0.9532 },
        { c3: 0, c4: null },
      ],
      total: { c3: 1_434, c4: 1_271 },
    });
  });

  it('is whole without any row', async () => {
    const { total: _, ...bare } = sampleReport({ rows: [] });
    expect(JSON.parse((await bytesOf(bare, 'json')).toString('utf8'))).toMatchObject({ rows: [] });
  });
});

describe('a report as XLSX', () => {
  it('has titles and group headings over their columns, and cells of their kind', async () => {
    const workbook = await readXlsx(await bytesOf(sampleReport(), 'xlsx'));
    const [sheet] = workbook.sheets;
    expect(sheet!.rows[4]).toEqual([
      'TT',
      'Lĩnh vực',
      'Số lượng hồ sơ tiếp nhận',
      null,
      'Tỷ lệ đúng hạn',
      'Cập nhật',
    ]);
    expect(sheet!.rows[7]!.slice(1, 5)).toEqual([
      'Cấp giấy phép xây dựng, "nhà ở riêng lẻ"',
      1_434,
      1_271,
      0.9532,
    ]);
    expect(sheet!.rows[7]![5]).toEqual(new Date('2025-06-24T17:00:00Z'));
    expect(sheet!.rows[8]![1]).toBe('=1+1');
    expect(sheet!.merges).toContainEqual({ startRow: 4, endRow: 4, startCol: 2, endCol: 3 });
    expect(sheet!.merges).toContainEqual({ startRow: 4, endRow: 5, startCol: 0, endCol: 0 });
  });

  it('is streamed when it is long, and loses no line', async () => {
    let pieces = 0;
    const chunks: Buffer[] = [];
    for await (const chunk of writeReport(sampleReport({ rows: manyRows(20_000) }), 'xlsx').body) {
      pieces += 1;
      chunks.push(Buffer.from(chunk as Uint8Array));
    }
    expect(pieces).toBeGreaterThan(10);
    const [sheet] = (await readXlsx(Buffer.concat(chunks))).sheets;
    const numbers = sheet!.rows.map(([first]) => first).filter((cell) => typeof cell === 'number');
    expect(numbers).toHaveLength(20_000);
    expect(sheet!.rows.at(-2)![1]).toBe('Tổng cộng');
  });
});

describe('a report as PDF', () => {
  it('embeds the font, and is the same for the same figures', async () => {
    const pdf = await bytesOf(sampleReport(), 'pdf');
    expect(pdf.toString('latin1')).toMatch(/\/FontFile2? \d+ 0 R/);
    expect(pdf.toString('latin1')).toContain('Tinos');
    expect((await bytesOf(sampleReport(), 'pdf')).equals(pdf)).toBe(true);
  });

  it('takes as many lines as somebody may leaf through, the total among them', async () => {
    const fault: unknown = await bytesOf(sampleReport({ rows: manyRows(2_000) }), 'pdf').catch(
      (e: unknown) => e,
    );
    expect(isReportTooLongForPdf(fault)).toBe(true);
  });
});

it('names its file and type', () =>
  expect(writeReport(sampleReport({ zone: VIETNAM }), 'csv')).toMatchObject({
    fileName: 'ii-06a.csv',
    mediaType: 'text/csv; charset=utf-8',
  }));

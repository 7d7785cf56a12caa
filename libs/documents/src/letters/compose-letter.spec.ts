import { plainDateOf } from '@hoso/kernel';
import { SAMPLE_LETTERS } from '../testing';
import { composeLetter } from './compose-letter';
import { formOf, LETTER_KINDS } from './forms';
import type { ApologyFacts } from './letter-facts';
import type { Letter } from './letter';

const day = plainDateOf;

describe('the form of a letter', () => {
  it('is resolved through the regime: the same number is another paper', () => {
    const numberOf = (kind: 'control-slip' | 'stop-notice', regime: 'nd61-2018' | 'nd118-2025') =>
      formOf(kind, regime, day('2025-10-01'))?.number;
    expect([numberOf('control-slip', 'nd61-2018'), numberOf('stop-notice', 'nd61-2018')]).toEqual([
      '05',
      undefined,
    ]);
    expect([numberOf('control-slip', 'nd118-2025'), numberOf('stop-notice', 'nd118-2025')]).toEqual([
      '06',
      '05',
    ]);
  });

  it.each([
    ['nd61-2018', '2025-10-01', 'TT 01/2018/TT-VPCP'],
    ['nd118-2025', '2025-09-14', 'TT 01/2018/TT-VPCP'],
    ['nd118-2025', '2025-09-15', 'TT 03/2025/TT-VPCP'],
    ['imported', '2011-05-01', 'TT 01/2018/TT-VPCP'],
    ['imported', '2026-01-05', 'TT 03/2025/TT-VPCP'],
  ] as const)('under %s on %s is that of %s', (regime, on, circular) =>
    expect(formOf('apology', regime, day(on))).toMatchObject({ circular, number: '04' }),
  );
});

const composed = (changes: Partial<ApologyFacts> = {}): Letter =>
  composeLetter('apology', { ...SAMPLE_LETTERS.apology, ...changes })!;

const textOf = ({ blocks, ...letter }: Letter): string => JSON.stringify([letter, blocks]);

describe('an apology', () => {
  it('says who, what, when, why, the apology and the one new date (NĐ 61/2018 art. 19.9)', () => {
    const text = textOf(composed());
    for (const part of [
      'Kính gửi: Nguyễn Thị Hoa',
      'Cấp giấy phép xây dựng nhà ở riêng lẻ',
      'H23.01-250610-0001',
      '17 giờ 00 phút, ngày 24 tháng 6 năm 2025',
      'Chuyên gia thẩm định vắng mặt',
      'đang thẩm định tại',
      'xin lỗi Ông/Bà',
      '17 giờ 00 phút, ngày 01 tháng 7 năm 2025',
      'Số: 45/XL-SXD',
    ])
      expect(text).toContain(part);
  });

  it('under NĐ 118 asks for an extension, and gives no date where there is none to give', () => {
    const now = { regime: 'nd118-2025', day: day('2025-10-20') } as const;
    expect(composed(now).title).toBe('Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết');
    expect(textOf(composed(now))).toContain('gia hạn thời gian giải quyết hồ sơ đến');
    const { newDueAt: _, ...late } = SAMPLE_LETTERS.apology;
    expect(textOf(composeLetter('apology', late)!)).not.toMatch(
      /hẹn trả kết quả giải quyết hồ sơ vào|gia hạn/,
    );
  });

  it('leaves dotted lines for what is not known, and says no gender or kind of an unknown person', () => {
    const { number: _, place: _p, ...bare } = SAMPLE_LETTERS.apology;
    const letter = composeLetter('apology', { ...bare, applicant: {} })!;
    expect(letter.reference).toMatch(/^Số: …+$/);
    expect(letter.placeAndDate).toMatch(/^…+, ngày 20 tháng 6 năm 2025$/);
    expect(textOf(letter)).toMatch(/Kính gửi: …+/);
    expect(textOf(letter)).toContain('Ông/Bà (Tổ chức)');
  });
});

describe('every letter', () => {
  it.each(LETTER_KINDS)('is in composed letters, whatever came in (%s)', (kind) => {
    const facts = { ...SAMPLE_LETTERS[kind], regime: 'nd118-2025', day: day('2025-10-20') } as const;
    const decomposed = JSON.parse(JSON.stringify(facts).normalize('NFD')) as never;
    expect(composeLetter(kind, decomposed)).toEqual(composeLetter(kind, facts as never));
  });

  it.each(LETTER_KINDS)('carries code, procedure and paper in its QR (%s)', (kind) => {
    const facts = { ...SAMPLE_LETTERS[kind], regime: 'nd118-2025', day: day('2025-10-20') } as const;
    const letter = composeLetter(kind, facts as never)!;
    expect(letter.qr).toBe(`H23.01-250610-0001|1.004222|030190001234|${letter.title}`);
  });
});

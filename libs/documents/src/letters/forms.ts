import type { Regime } from '@hoso/domain';
import { plainDateOf, type PlainDate } from '@hoso/kernel';

/** The papers of a dossier that the one-stop or the handling agency gives out. */
export const LETTER_KINDS = [
  'receipt',
  'supplement-request',
  'refusal',
  'apology',
  'stop-notice',
  'control-slip',
] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

/** A printed form; its number means something only together with its circular. */
export interface Form {
  readonly circular: 'TT 01/2018/TT-VPCP' | 'TT 03/2025/TT-VPCP';
  readonly number: string;
  readonly title: string;
  /** TT 01/2018 prints on A5; the format of 2025 is not settled, A4 is taken. */
  readonly page: { readonly size: 'A4' | 'A5'; readonly orientation: 'portrait' | 'landscape' };
}

type Forms = Readonly<Partial<Record<LetterKind, Form>>>;

const A5 = { size: 'A5', orientation: 'portrait' } as const;
const A4 = { size: 'A4', orientation: 'portrait' } as const;
const form2018 = (number: string, title: string): Form => ({
  circular: 'TT 01/2018/TT-VPCP',
  number,
  title,
  page: A5,
});
const form2025 = (number: string, title: string): Form => ({
  circular: 'TT 03/2025/TT-VPCP',
  number,
  title,
  page: A4,
});

const FORMS_2018: Forms = {
  receipt: form2018('01', 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả'),
  'supplement-request': form2018('02', 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ'),
  refusal: form2018('03', 'Phiếu từ chối tiếp nhận giải quyết hồ sơ'),
  apology: form2018('04', 'Phiếu xin lỗi và hẹn lại ngày trả kết quả'),
  'control-slip': {
    ...form2018('05', 'Phiếu kiểm soát quá trình giải quyết hồ sơ'),
    page: { size: 'A5', orientation: 'landscape' },
  },
};

const FORMS_2025: Forms = {
  receipt: form2025('01', 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả'),
  'supplement-request': form2025('02', 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ'),
  refusal: form2025('03', 'Phiếu từ chối tiếp nhận giải quyết hồ sơ'),
  apology: form2025('04', 'Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết'),
  'stop-notice': form2025('05', 'Thông báo dừng giải quyết hồ sơ'),
  'control-slip': {
    ...form2025('06', 'Phiếu kiểm soát quá trình giải quyết hồ sơ'),
    page: { size: 'A4', orientation: 'landscape' },
  },
};

/** TT 03/2025/TT-VPCP applies from this day; until then the forms of 2018 also serve dossiers under NĐ 118/2025. */
const NEW_FORMS_FROM = plainDateOf('2025-09-15');

/**
 * The form of a paper: that of the dossier's regime, of the day on which it is given out for imported history.
 * @returns undefined where the regime knows no such form (a stop notice before TT 03/2025)
 */
export const formOf = (kind: LetterKind, regime: Regime, day: PlainDate): Form | undefined =>
  (regime === 'nd61-2018' || day < NEW_FORMS_FROM ? FORMS_2018 : FORMS_2025)[kind];

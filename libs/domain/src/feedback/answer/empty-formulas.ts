import { wordsOf } from './words';

/** What is said when nothing is said; each may stand beside substance and never in its place. */
export const EMPTY_FORMULAS = [
  'ghi nhận ý kiến',
  'xin ghi nhận',
  'ghi nhận phản ánh',
  'ghi nhận kiến nghị',
  'ghi nhận nội dung',
  'tiếp thu ý kiến',
  'xin tiếp thu',
  'nghiêm túc tiếp thu',
  'đang nghiên cứu',
  'sẽ nghiên cứu',
  'nghiên cứu, xem xét',
  'nghiên cứu, đề xuất',
  'sẽ xem xét',
  'đang xem xét',
  'xem xét, giải quyết',
  'xem xét, xử lý',
  'đang xử lý',
  'sẽ xử lý',
  'đang giải quyết',
  'sẽ giải quyết',
  'xử lý nghiêm',
  'đang kiểm tra',
  'sẽ kiểm tra',
  'kiểm tra, rà soát',
  'kiểm tra, xác minh',
  'tiếp tục theo dõi',
  'tiếp tục rà soát',
  'đang phối hợp',
  'sẽ phối hợp',
  'phối hợp với các cơ quan liên quan',
  'phối hợp với các đơn vị liên quan',
  'chỉ đạo các đơn vị liên quan',
  'chỉ đạo bộ phận chuyên môn',
  'đã chuyển bộ phận chuyên môn',
  'đã chuyển cơ quan có thẩm quyền',
  'theo quy định của pháp luật',
  'theo quy định hiện hành',
  'theo đúng quy định',
  'đúng quy định',
  'theo quy định',
  'theo thẩm quyền',
  'theo chức năng, nhiệm vụ',
  'căn cứ tình hình thực tế',
  'trong thời gian tới',
  'trong thời gian sớm nhất',
  'trong thời gian sắp tới',
  'sớm nhất có thể',
  'khi có điều kiện',
  'khi có kết quả',
  'sẽ thông báo sau',
  'sẽ trả lời sau',
  'rút kinh nghiệm sâu sắc',
  'nghiêm túc rút kinh nghiệm',
  'rút kinh nghiệm',
  'chấn chỉnh kịp thời',
  'quán triệt cán bộ, công chức',
  'nâng cao tinh thần trách nhiệm',
  'nâng cao chất lượng phục vụ',
  'mong ông bà thông cảm',
  'rất mong nhận được sự thông cảm',
  'cảm ơn ý kiến',
  'xin cảm ơn',
  'trân trọng cảm ơn',
  'trân trọng',
  'kính gửi',
] as const;

const PATTERNS = EMPTY_FORMULAS.map((formula) => ({ formula, words: wordsOf(formula) })).sort(
  (one, other) => other.words.length - one.words.length,
);

export interface Stripped {
  readonly rest: readonly string[];
  readonly formulas: readonly string[];
}

/** The words that are left without the formulas among them, the longest formula first, and which those were. */
export const withoutFormulas = (words: readonly string[]): Stripped => {
  const rest: string[] = [];
  const formulas: string[] = [];
  for (let at = 0; at < words.length;) {
    const from = at;
    const found = PATTERNS.find((pattern) =>
      pattern.words.every((word, offset) => words[from + offset] === word),
    );
    if (found) formulas.push(found.formula);
    else rest.push(words[at]!);
    at += found?.words.length ?? 1;
  }
  return { rest, formulas: [...new Set(formulas)] };
};

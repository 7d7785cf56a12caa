const MISSING = /^(.*?)((?:không|chưa) tồn tại|không tìm thấy)(.*)$/u;

/** Where a sentence or a part of it ends; not the dots within a code. */
const CLAUSES = /[;!?\n]|[.,](?=\s|$)/u;

/** The portal has the dossier perhaps, and misses what it names. */
const ANOTHER_THING =
  /thủ tục|lĩnh vực|dịch vụ(?! công)|đơn vị|cơ quan|danh mục|thành phần|giấy tờ|tài liệu|tài khoản/u;

const CODE = String.raw`[\s:="'“”‘’()[\]]*(?=\S*\d)[\p{L}\p{N}._/-]+["'”’)\]]*`;
const NUMBERED = String.raw`(?:(?:có|với)\s+)?(?:mã số|mã|số)(?:\s+hồ sơ)?`;
const DOSSIER =
  String.raw`(?:(?:thông tin|dữ liệu|bản ghi)\s+)?(?:(?:mã số|mã|số)\s+)?(?:hồ sơ|mahoso|sohoso)` +
  `(?:\\s+(?:này|${NUMBERED}))?(?:${CODE})?`;
const PLACE = String.raw`(?:trên|trong|tại)\s+(?:hệ thống|csdl|cơ sở dữ liệu|cổng)(?:\s+(?:dvcqg|dịch vụ công|quốc gia))*`;
/** What failed, before why it did. */
const BECAUSE = String.raw`(?:.*(?::|(?:^|\s)(?:do|vì|lỗi)\s))?\s*`;

const whole = (pattern: string): RegExp => new RegExp(`^\\s*${pattern}\\s*$`, 'u');
const SUBJECT = whole(BECAUSE + DOSSIER);
const AFTER_SUBJECT = whole(`(?:${PLACE})?`);
const BEFORE_OBJECT = whole(`(?:hệ thống|${BECAUSE})`);
const OBJECT = whole(`${DOSSIER}(?:\\s+${PLACE})?`);
const NOTHING = whole('');

const isDossierMissing = (before: string, after: string): boolean => {
  if (AFTER_SUBJECT.test(after)) return SUBJECT.test(before) || NOTHING.test(before);
  return BEFORE_OBJECT.test(before) && OBJECT.test(after);
};

/**
 * Whether the portal’s words say that it does not have the dossier: they name the dossier as what is missing, or nothing at all. Only forms
 * that can be read in no other way count, as a dossier that is wrongly taken for missing would be sent again.
 */
export const saysDossierIsMissing = (message: string): boolean => {
  const words = message.normalize('NFC').toLowerCase();
  if (ANOTHER_THING.test(words)) return false;
  const said = words.split(CLAUSES).flatMap((clause) => {
    const [, before, , after] = MISSING.exec(clause) ?? [];
    return before === undefined || after === undefined ? [] : [isDossierMissing(before, after)];
  });
  return said.length > 0 && said.every(Boolean);
};

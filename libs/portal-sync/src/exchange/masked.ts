import type { DossierRecord } from '@hoso/portal';

const LONGEST = 300;
const SHORTEST = 3;
const MASK = '…';

/** Fields of a record that name a person. */
const PERSONAL = [
  ...['ChuHoSo', 'DinhDanhCHS', 'SoGiayToChuHoSo', 'MaDoiTuong', 'ThongTinKhac'],
  ...['Email', 'Fax', 'SoDienThoai'],
];

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return value.length >= SHORTEST ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

const NUMBER_OR_MAIL = /\d{9,}|[^\s@<>,;"']+@[^\s@<>,;"']+/gu;

/** The portal’s words without these texts, long numbers and addresses: they are kept in clear, so that operators see what is wrong. */
export const withoutTexts = (words: string, personal: readonly unknown[]): string =>
  personal
    .flatMap(textsIn)
    .reduce((text, each) => text.replaceAll(each, MASK), words)
    .replaceAll(NUMBER_OR_MAIL, MASK)
    .slice(0, LONGEST);

/** The portal’s words without what names the applicant. */
export const masked = (words: string, record: DossierRecord): string =>
  withoutTexts(
    words,
    PERSONAL.map((field) => record[field]),
  );

import type { Form, LetterKind } from './forms';

/** A column of a letter's table; `width` is its share of the page. */
export interface LetterColumn {
  readonly header: string;
  readonly width: number;
}

/** What stands in the body of a letter, from top to bottom. */
export type LetterBlock =
  | { readonly kind: 'paragraph'; readonly text: string; readonly style?: 'addressee' | 'note' }
  | { readonly kind: 'field'; readonly label: string; readonly value: string }
  | {
      readonly kind: 'table';
      readonly columns: readonly LetterColumn[];
      readonly rows: readonly (readonly string[])[];
    };

/** Who signs; `hint` is printed in italics under the office, the name below the room for the signature. */
export interface Signature {
  readonly office: string;
  readonly hint: string;
  readonly name: string;
}

/** A letter as data: what both renderers print, and nothing that only one of them knows. All text is NFC. */
export interface Letter {
  readonly kind: LetterKind;
  readonly form: Form;
  /** Not recorded yet: printed across the page, so that it is not taken for the letter itself. */
  readonly isDraft: boolean;
  /** Dossier code, procedure code, identity number where it is known, name of the paper (TT 01/2023/TT-VPCP). */
  readonly qr: string;
  readonly agency: string;
  /** `Số: …` or `Mã hồ sơ: …`, under the agency. */
  readonly reference: string;
  /** `Hải Dương, ngày 10 tháng 6 năm 2025`. */
  readonly placeAndDate: string;
  readonly title: string;
  readonly blocks: readonly LetterBlock[];
  readonly recipients: readonly string[];
  readonly signatures: readonly Signature[];
}

/** The head of every administrative paper (NĐ 30/2020/NĐ-CP). */
export const NATIONAL_HEADER = ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'] as const;

export const DRAFT_MARK = 'DỰ THẢO';

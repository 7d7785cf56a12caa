import type { LetterFacts, Signer } from './letter-facts';
import type { LetterBlock, Signature } from './letter';
import { orDotted } from './wording';

export const paragraph = (text: string, style?: 'addressee' | 'note'): LetterBlock => ({
  kind: 'paragraph',
  text,
  ...(style && { style }),
});

export const field = (label: string, value: string | undefined): LetterBlock => ({
  kind: 'field',
  label,
  value: orDotted(value),
});

/** How an official paper speaks to whoever it is for. */
export const addressOf = ({ applicant }: LetterFacts): string => {
  if (applicant.kind === undefined) return 'Ông/Bà (Tổ chức)';
  return applicant.kind === 'person' ? 'Ông/Bà' : 'Quý cơ quan, tổ chức';
};

/** Name, address, phone and e-mail of the applicant, as the forms 01 to 03 ask for them. */
export const applicantFields = ({ applicant }: LetterFacts): readonly LetterBlock[] => [
  field('Của', applicant.name),
  field('Địa chỉ', applicant.address),
  field('Số điện thoại', applicant.phone),
  field('Email', applicant.email),
];

export const headSignature = ({ position, name }: Signer = {}): Signature => ({
  office: (position ?? 'Thủ trưởng cơ quan').toLocaleUpperCase('vi'),
  hint: '(Ký, ghi rõ họ tên và đóng dấu)',
  name: name ?? '',
});

export const plainSignature = (office: string, name: string | undefined): Signature => ({
  office: office.toLocaleUpperCase('vi'),
  hint: '(Ký và ghi rõ họ tên)',
  name: name ?? '',
});

/** A letter's own part: what stands between its title and its foot. */
export interface LetterBody {
  readonly blocks: readonly LetterBlock[];
  readonly signatures: readonly Signature[];
  readonly recipients?: readonly string[];
}

import { MEDIA_TYPES, type WrittenDocument } from '../written-document';
import type { Letter } from './letter';

export const LETTER_FORMATS = ['docx', 'pdf'] as const;
export type LetterFormat = (typeof LETTER_FORMATS)[number];

// Each writer and its library are loaded when the first letter of its kind is asked for.
const WRITERS: Readonly<Record<LetterFormat, (letter: Letter) => AsyncGenerator<Uint8Array>>> = {
  async *docx(letter) {
    const { letterDocx } = await import('../docx/letter-docx.js');
    yield await letterDocx(letter);
  },
  async *pdf(letter) {
    const { letterPdf } = await import('../pdf/letter-pdf.js');
    yield await letterPdf(letter);
  },
};

/** @param code of the dossier, for the name of the file */
export const writeLetter = (letter: Letter, format: LetterFormat, code: string): WrittenDocument => ({
  mediaType: MEDIA_TYPES[format],
  fileName: `${letter.kind}-${code}.${format}`,
  body: WRITERS[format](letter),
});

import type { Column, Content, TableCell } from 'pdfmake/interfaces';
import {
  DRAFT_MARK,
  NATIONAL_HEADER,
  type Letter,
  type LetterBlock,
  type Signature,
} from '../letters/letter';
import { printPdf, type Sheet } from './pdf-writer';

/** Modules of at least two points, which every telephone reads off paper. */
const QR_POINTS = 84;
const SIGNATURE_ROOM = 44;
const RULE_WIDTH = 110;

// Nodes are made anew for each letter: the library writes into what it is given.
const rule = (): Content => ({
  canvas: [{ type: 'line', x1: 0, y1: 0, x2: RULE_WIDTH, y2: 0, lineWidth: 0.7 }],
  alignment: 'center',
  margin: [0, 2, 0, 0],
});

const headOf = ({ agency, reference, placeAndDate, qr }: Letter): Content => ({
  columns: [
    {
      width: '42%',
      stack: [
        { qr, fit: QR_POINTS, eccLevel: 'L', margin: [0, 0, 0, 6] },
        { text: agency.toLocaleUpperCase('vi'), bold: true, alignment: 'center' },
        { text: reference, alignment: 'center', margin: [0, 3, 0, 0] },
      ],
    },
    {
      width: '58%',
      stack: [
        { text: NATIONAL_HEADER[0], bold: true, alignment: 'center', noWrap: true },
        { text: NATIONAL_HEADER[1], bold: true, alignment: 'center' },
        rule(),
        { text: placeAndDate, italics: true, alignment: 'center', margin: [0, 10, 0, 0] },
      ],
    },
  ],
});

const tableOf = ({ columns, rows }: Extract<LetterBlock, { kind: 'table' }>): Content => {
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  const header = columns.map(({ header: text }): TableCell => ({ text, bold: true, alignment: 'center' }));
  return {
    table: {
      headerRows: 1,
      widths: columns.map(({ width }) => `${((100 * width) / total).toFixed(3)}%`),
      body: [header, ...rows.map((row) => [...row])],
      dontBreakRows: true,
    },
    margin: [0, 3, 0, 5],
  };
};

const contentOf = (block: LetterBlock): Content => {
  switch (block.kind) {
    case 'paragraph': {
      const margin: [number, number, number, number] = [0, 0, 0, 4];
      if (block.style === 'addressee')
        return { text: block.text, bold: true, alignment: 'center', margin: [0, 4, 0, 8] };
      return block.style === 'note'
        ? { text: block.text, italics: true, margin }
        : { text: block.text, alignment: 'justify', margin };
    }
    case 'field':
      return { text: `${block.label}: ${block.value}`, margin: [0, 0, 0, 3] };
    case 'table':
      return tableOf(block);
  }
};

const signatureOf = ({ office, hint, name }: Signature): Column => ({
  width: '*',
  stack: [
    { text: office, bold: true, alignment: 'center' },
    { text: hint, italics: true, alignment: 'center' },
    { text: name, bold: true, alignment: 'center', margin: [0, SIGNATURE_ROOM, 0, 0] },
  ],
});

const recipientsOf = (recipients: readonly string[]): Column => ({
  width: '*',
  stack:
    recipients.length === 0
      ? []
      : [{ text: 'Nơi nhận:', bold: true, italics: true }, ...recipients.map((text) => `- ${text};`)],
});

const footOf = ({ recipients, signatures }: Letter): Content => ({
  columns: [
    ...(signatures.length === 1 ? [recipientsOf(recipients)] : []),
    ...signatures.map((signature) => signatureOf(signature)),
  ],
  margin: [0, 10, 0, 0],
  unbreakable: true,
});

interface Measures {
  readonly margins: Sheet['margins'];
  readonly fontSize: number;
  readonly titleSize: number;
  readonly titleRoom: number;
}

/** Points, by the page of the form. */
const MEASURES: Readonly<Record<Letter['form']['page']['size'], Measures>> = {
  A5: { margins: [28, 24, 28, 24], fontSize: 9.5, titleSize: 12, titleRoom: 8 },
  A4: { margins: [71, 48, 57, 48], fontSize: 12, titleSize: 14, titleRoom: 14 },
};

/** The letter as PDF, on the page that its form prescribes. */
export const letterPdf = (letter: Letter): Promise<Uint8Array> => {
  const { margins, fontSize, titleSize, titleRoom } = MEASURES[letter.form.page.size];
  return printPdf({
    title: `${letter.title} ${letter.reference}`,
    page: letter.form.page,
    margins,
    fontSize,
    watermark: letter.isDraft ? DRAFT_MARK : '',
    content: [
      headOf(letter),
      {
        text: letter.title.toLocaleUpperCase('vi'),
        bold: true,
        alignment: 'center',
        fontSize: titleSize,
        margin: [0, titleRoom, 0, titleRoom],
      },
      ...letter.blocks.map(contentOf),
      ...(letter.signatures.length > 0 ? [footOf(letter)] : []),
    ],
  });
};

import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type IParagraphOptions,
  type ITableCellOptions,
} from 'docx';
import type { LetterBlock, Signature } from '../letters/letter';

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE } as const;

/** Twentieths of a point between paragraphs. */
const AFTER = 70;
const ROOM_TO_SIGN = 900;

type Look = Pick<IParagraphOptions, 'alignment' | 'spacing' | 'border'> & {
  readonly bold?: boolean;
  readonly italics?: boolean;
};

export const textOf = (text: string, { bold = false, italics = false, ...paragraph }: Look = {}): Paragraph =>
  new Paragraph({
    spacing: { after: AFTER },
    ...paragraph,
    children: [new TextRun({ text, bold, italics })],
  });

export const centred = (text: string, look: Look = {}): Paragraph =>
  textOf(text, { alignment: AlignmentType.CENTER, spacing: { after: 0 }, ...look });

const percent = (size: number) => ({ size, type: WidthType.PERCENTAGE });

/** Cells side by side without lines, for heads and signatures. */
export const sideBySide = (
  cells: readonly { readonly width: number; readonly children: ITableCellOptions['children'] }[],
): Table =>
  new Table({
    width: percent(100),
    borders: { ...NO_BORDERS, insideHorizontal: NONE, insideVertical: NONE },
    rows: [
      new TableRow({
        cantSplit: true,
        children: cells.map(
          ({ width, children }) => new TableCell({ width: percent(width), borders: NO_BORDERS, children }),
        ),
      }),
    ],
  });

const tableOf = ({ columns, rows }: Extract<LetterBlock, { kind: 'table' }>): Table => {
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  const cell = (text: string, column: number, look: Look): TableCell =>
    new TableCell({
      width: percent((100 * columns[column]!.width) / total),
      margins: { left: 60, right: 60 },
      children: [textOf(text, { spacing: { after: 0 }, ...look })],
    });
  const header = new TableRow({
    tableHeader: true,
    children: columns.map((column, index) =>
      cell(column.header, index, { bold: true, alignment: AlignmentType.CENTER }),
    ),
  });
  const body = rows.map(
    (row) => new TableRow({ cantSplit: true, children: row.map((text, index) => cell(text, index, {})) }),
  );
  return new Table({ width: percent(100), rows: [header, ...body] });
};

const looksOf: Readonly<Record<'addressee' | 'note', Look>> = {
  addressee: { bold: true, alignment: AlignmentType.CENTER, spacing: { before: AFTER, after: 2 * AFTER } },
  note: { italics: true },
};

export const blockOf = (block: LetterBlock): Paragraph | Table => {
  switch (block.kind) {
    case 'paragraph':
      return textOf(
        block.text,
        block.style
          ? looksOf[block.style]
          : { alignment: AlignmentType.JUSTIFIED, spacing: { after: AFTER } },
      );
    case 'field':
      return textOf(`${block.label}: ${block.value}`);
    case 'table':
      return tableOf(block);
  }
};

export const signatureOf = ({ office, hint, name }: Signature): readonly Paragraph[] => [
  centred(office, { bold: true }),
  centred(hint, { italics: true }),
  centred(name, { bold: true, spacing: { before: ROOM_TO_SIGN, after: 0 } }),
];

import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  ImageRun,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
} from 'docx';
import { DRAFT_MARK, NATIONAL_HEADER, type Letter } from '../letters/letter';
import { qrModules } from '../pdf/qr-modules';
import { blockOf, centred, sideBySide, signatureOf, textOf } from './blocks';
import { blackAndWhitePng } from './png';
import { withoutPackingTimes } from './zip-times';

/** NĐ 30/2020/NĐ-CP; it stands on every office computer, so it is named and not embedded. */
const FONT = 'Times New Roman';
const MILLIMETRES = { A4: [210, 297], A5: [148, 210] } as const;
const QR_PIXELS = 100;
const PIXELS_PER_MODULE = 8;
const LINE = { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 } as const;

/** Several pixels to a module, as programs smooth what they enlarge. */
const enlarged = (modules: readonly (readonly boolean[])[]): readonly (readonly boolean[])[] => {
  const repeated = <Item>(items: readonly Item[]): readonly Item[] =>
    items.flatMap((item) => Array.from({ length: PIXELS_PER_MODULE }, () => item));
  return repeated(modules.map((row) => repeated(row)));
};

const qrOf = ({ qr, reference }: Letter): Paragraph =>
  new Paragraph({
    spacing: { after: 80 },
    children: [
      new ImageRun({
        type: 'png',
        data: blackAndWhitePng(enlarged(qrModules(qr))),
        transformation: { width: QR_PIXELS, height: QR_PIXELS },
        // Without an id of its own it would get the next one of this process.
        altText: { id: '1', name: 'QR', title: 'QR', description: reference },
      }),
    ],
  });

const headOf = (letter: Letter): Table =>
  sideBySide([
    {
      width: 42,
      children: [
        qrOf(letter),
        centred(letter.agency.toLocaleUpperCase('vi'), { bold: true }),
        centred(letter.reference),
      ],
    },
    {
      width: 58,
      children: [
        centred(NATIONAL_HEADER[0], { bold: true }),
        centred(NATIONAL_HEADER[1], { bold: true, border: { bottom: LINE } }),
        centred(letter.placeAndDate, { italics: true, spacing: { before: 160, after: 0 } }),
        ...(letter.isDraft ? [centred(DRAFT_MARK, { bold: true, spacing: { before: 120, after: 0 } })] : []),
      ],
    },
  ]);

const footOf = ({ signatures, recipients }: Letter): readonly (Paragraph | Table)[] => {
  if (signatures.length === 0) return [];
  const signed = signatures.map((signature) => ({ width: 50, children: signatureOf(signature) }));
  const note = [
    ...(recipients.length > 0 ? [textOf('Nơi nhận:', { bold: true, italics: true })] : [textOf('')]),
    ...recipients.map((recipient) => textOf(`- ${recipient};`, { spacing: { after: 0 } })),
  ];
  return [textOf(''), sideBySide(signed.length === 1 ? [{ width: 50, children: note }, ...signed] : signed)];
};

const pageOf = ({ form: { page } }: Letter) => {
  const [width, height] = MILLIMETRES[page.size];
  const [side, top] = page.size === 'A5' ? [10, 8] : [25, 20];
  return {
    size: {
      width: convertMillimetersToTwip(width),
      height: convertMillimetersToTwip(height),
      orientation: page.orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
    },
    margin: {
      left: convertMillimetersToTwip(side),
      right: convertMillimetersToTwip(side === 25 ? 20 : side),
      top: convertMillimetersToTwip(top),
      bottom: convertMillimetersToTwip(top),
    },
  };
};

const CORE =
  '<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties ' +
  'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
  'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Hoso</dc:creator></cp:coreProperties>';

/** The letter as DOCX, for an office that still wants to change a word before it is signed. */
export const letterDocx = async (letter: Letter): Promise<Uint8Array> => {
  const isSmall = letter.form.page.size === 'A5';
  const file = new Document({
    styles: {
      default: { document: { run: { font: FONT, size: isSmall ? 19 : 26, language: { value: 'vi-VN' } } } },
    },
    sections: [
      {
        properties: { page: pageOf(letter) },
        children: [
          headOf(letter),
          textOf(letter.title.toLocaleUpperCase('vi'), {
            bold: true,
            alignment: AlignmentType.CENTER,
            spacing: { before: 200, after: 160 },
          }),
          ...letter.blocks.map(blockOf),
          ...footOf(letter),
        ],
      },
    ],
  });
  // The library writes the moment of packing into these properties.
  const packed = await Packer.toBuffer(file, undefined, [{ path: 'docProps/core.xml', data: CORE }]);
  return withoutPackingTimes(packed);
};

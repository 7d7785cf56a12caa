import pdfmake from 'pdfmake';
import type { Content, DynamicContent, PageSize, TDocumentDefinitions } from 'pdfmake/interfaces';
import { FONT, FONT_FACES } from './fonts';

const FILES: ReadonlySet<string> = new Set(Object.values(FONT_FACES));

pdfmake.setFonts({ [FONT]: FONT_FACES });
// What a document says never makes the engine read another file or call another host.
pdfmake.setLocalAccessPolicy((path) => FILES.has(path));
pdfmake.setUrlAccessPolicy(() => false);

/** One document to print. */
export interface Sheet {
  readonly title: string;
  readonly page: { readonly size: PageSize & string; readonly orientation: 'portrait' | 'landscape' };
  /** Points: left, top, right, bottom. */
  readonly margins: readonly [number, number, number, number];
  readonly fontSize: number;
  readonly content: readonly Content[];
  readonly watermark?: string;
  readonly footer?: DynamicContent;
}

/** The same bytes for the same content: without the moment of printing. */
const PRINTED_AT = new Date(0);

const definitionOf = (sheet: Sheet): TDocumentDefinitions => ({
  info: { title: sheet.title, creator: 'Hoso', producer: 'Hoso', creationDate: PRINTED_AT },
  language: 'vi',
  pageSize: sheet.page.size,
  pageOrientation: sheet.page.orientation,
  pageMargins: [...sheet.margins],
  defaultStyle: { font: FONT, fontSize: sheet.fontSize, lineHeight: 1.1 },
  content: [...sheet.content],
  ...(sheet.watermark && {
    watermark: { text: sheet.watermark, color: '#777777', opacity: 0.12, bold: true },
  }),
  ...(sheet.footer && { footer: sheet.footer }),
});

/** Prints one document as PDF with its fonts embedded; text is expected in NFC. */
export const printPdf = async (sheet: Sheet): Promise<Uint8Array> =>
  pdfmake.createPdf(definitionOf(sheet)).getBuffer();

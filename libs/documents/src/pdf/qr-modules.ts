import { createRequire } from 'node:module';

/** What is used of pdfmake's encoder, which it publishes without types: a white ground, then a square for each dark module. */
interface QrEncoder {
  measure(node: { readonly qr: string; readonly eccLevel: 'L' }): {
    readonly _canvas: readonly { readonly x: number; readonly y: number; readonly w: number }[];
    readonly _width: number;
  };
}

const encoder = (createRequire(__filename)('pdfmake/js/qrEnc.js') as { readonly default: QrEncoder }).default;

/** The dark modules of a QR code (ISO/IEC 18004, level L), row by row; for formats that cannot draw one themselves. */
export const qrModules = (text: string): readonly (readonly boolean[])[] => {
  const { _canvas: squares, _width: width } = encoder.measure({ qr: text, eccLevel: 'L' });
  const [, first] = squares;
  const module = first!.w;
  const side = Math.round(width / module);
  const dark = new Set(squares.slice(1).map(({ x, y }) => `${y / module} ${x / module}`));
  const line = Array.from({ length: side }, (_, index) => index);
  return line.map((row) => line.map((column) => dark.has(`${row} ${column}`)));
};

declare module 'pdfmake/js/qrEnc.js' {
  interface QrNode {
    readonly qr: string;
    readonly eccLevel?: 'L' | 'M' | 'Q' | 'H';
  }
  interface MeasuredQr {
    /** A white ground, then one square for each dark module. */
    readonly _canvas: readonly { readonly x: number; readonly y: number; readonly w: number }[];
    readonly _width: number;
  }
  const encoder: { measure(node: QrNode): QrNode & MeasuredQr };
  export default encoder;
}

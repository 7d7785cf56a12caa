import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const BIT_DEPTH = 1;
const GREY = 0;

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};

/** One filter byte, then eight squares to a byte; a set bit is white. */
const rowOf = (dark: readonly boolean[]): Buffer => {
  const row = Buffer.alloc(1 + Math.ceil(dark.length / 8));
  dark.forEach((isDark, x) => {
    if (!isDark) row[1 + (x >> 3)]! |= 0x80 >> (x & 7);
  });
  return row;
};

/** A picture in black and white, one pixel for each square (PNG, ISO/IEC 15948). */
export const blackAndWhitePng = (dark: readonly (readonly boolean[])[]): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(dark[0]?.length ?? 0, 0);
  header.writeUInt32BE(dark.length, 4);
  header[8] = BIT_DEPTH;
  header[9] = GREY;
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(dark.map(rowOf)))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

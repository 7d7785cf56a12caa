const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const END_BYTES = 22;

/** 1 January 1980, 00:00: the first moment that a ZIP can name. */
const FIRST_TIME = 0;
const FIRST_DATE = (1 << 5) | 1;

/**
 * Takes the moment of packing out of a ZIP file, so that the same document has the same bytes. The library that packs
 * takes no time as an argument.
 */
export const withoutPackingTimes = (zip: Buffer): Buffer => {
  const settled = Buffer.from(zip);
  const end = settled.length - END_BYTES;
  if (settled.readUInt32LE(end) !== END_OF_DIRECTORY) return settled;
  let at = settled.readUInt32LE(end + 16);
  while (settled.readUInt32LE(at) === CENTRAL_HEADER) {
    const local = settled.readUInt32LE(at + 42);
    if (settled.readUInt32LE(local) !== LOCAL_HEADER) return settled;
    settled.writeUInt16LE(FIRST_TIME, at + 12);
    settled.writeUInt16LE(FIRST_DATE, at + 14);
    settled.writeUInt16LE(FIRST_TIME, local + 10);
    settled.writeUInt16LE(FIRST_DATE, local + 12);
    at += 46 + settled.readUInt16LE(at + 28) + settled.readUInt16LE(at + 30) + settled.readUInt16LE(at + 32);
  }
  return settled;
};

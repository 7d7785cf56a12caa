import { inflateRawSync, inflateSync } from 'node:zlib';
import { plainDateOf } from '@hoso/kernel';
import { qrModules } from '../pdf/qr-modules';
import { blackAndWhitePng } from '../docx/png';
import { SAMPLE_LETTERS } from '../testing';
import { composeLetter } from './compose-letter';
import { LETTER_KINDS, type LetterKind } from './forms';
import type { Letter } from './letter';
import { writeLetter, type LetterFormat } from './write-letter';

const letterOf = (kind: LetterKind): Letter => {
  const facts = { ...SAMPLE_LETTERS[kind], regime: 'nd118-2025', day: plainDateOf('2025-10-20') };
  return composeLetter(kind, facts as never)!;
};

const bytesOf = async (letter: Letter, format: LetterFormat): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of writeLetter(letter, format, 'H23.01-250610-0001').body)
    chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
};

/** The parts of a package by their names. */
const partsOf = (zip: Buffer): ReadonlyMap<string, Buffer> => {
  const parts = new Map<string, Buffer>();
  let at = zip.readUInt32LE(zip.length - 6);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const [size, nameLength] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28)];
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const stored = zip.subarray(from, from + size);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    parts.set(name, zip.readUInt16LE(at + 10) === 0 ? stored : inflateRawSync(stored));
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return parts;
};

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe.each(LETTER_KINDS)('%s', (kind) => {
  it('as DOCX says all that its description says, with its QR, on its page', async () => {
    const letter = letterOf(kind);
    const parts = partsOf(await bytesOf(letter, 'docx'));
    const xml = parts.get('word/document.xml')!.toString('utf8');
    const text = xml.replace(/<[^>]+>/g, '').replaceAll('&quot;', '"');
    const texts = letter.blocks.flatMap((block) =>
      block.kind === 'table' ? block.rows.flat() : [block.kind === 'field' ? block.value : block.text],
    );
    for (const part of [...texts, letter.reference, letter.agency.toLocaleUpperCase('vi')])
      expect(text).toContain(part);
    expect([...parts.keys()].filter((name) => name.endsWith('.png'))).toHaveLength(1);
    expect(xml.includes('w:orient="landscape"')).toBe(letter.form.page.orientation === 'landscape');
  });

  it('as PDF embeds the font of every face that it uses', async () => {
    const pdf = (await bytesOf(letterOf(kind), 'pdf')).toString('latin1');
    const faces = pdf.match(/\/BaseFont \/\w+\+Tinos[\w-]*/g) ?? [];
    expect(faces.length).toBeGreaterThan(1);
    expect(pdf.match(/\/FontFile2 /g)?.length).toBeGreaterThan(1);
    expect(pdf).not.toContain('Helvetica');
  });
});

it.each(['docx', 'pdf'] as const)(
  'the same letter has the same bytes, whenever it is written (%s)',
  async (format) => {
    const first = await bytesOf(letterOf('apology'), format);
    await wait(2_100);
    expect((await bytesOf(letterOf('apology'), format)).equals(first)).toBe(true);
  },
);

it('a draft says in both formats that it is one, and is not the letter', async () => {
  const draft = composeLetter('apology', { ...SAMPLE_LETTERS.apology, isDraft: true })!;
  const xml = partsOf(await bytesOf(draft, 'docx'))
    .get('word/document.xml')!
    .toString('utf8');
  expect(xml).toContain('DỰ THẢO');
  const [drafted, final] = [await bytesOf(draft, 'pdf'), await bytesOf({ ...draft, isDraft: false }, 'pdf')];
  expect(drafted.length).toBeGreaterThan(final.length);
});

describe('a QR code as a picture', () => {
  it('has its three finders, and every module where the encoder put it', () => {
    const modules = qrModules('H23.01-250610-0001|1.004222');
    const side = modules.length;
    expect((side - 21) % 4).toBe(0);
    const finder = (row: number, column: number) =>
      [0, 1, 2, 3, 4, 5, 6].map((step) => modules[row + step]!.slice(column, column + 7));
    const [corner] = [finder(0, 0)];
    expect(corner[0]).toEqual(Array.from({ length: 7 }, () => true));
    expect(corner[1]).toEqual([true, false, false, false, false, false, true]);
    expect(finder(0, side - 7)).toEqual(corner);
    expect(finder(side - 7, 0)).toEqual(corner);

    const png = blackAndWhitePng(modules);
    const data = inflateSync(png.subarray(png.indexOf('IDAT') + 4, png.indexOf('IEND') - 8));
    const bytes = 1 + Math.ceil(side / 8);
    const isDark = (row: number, column: number) =>
      (data[row * bytes + 1 + (column >> 3)]! & (0x80 >> (column & 7))) === 0;
    expect(modules.map((row, y) => row.map((_, x) => isDark(y, x)))).toEqual(modules);
  });
});

import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { linesIn } from '../files/lines';
import { writeWhole } from '../files/write-whole';
import type { ChainPlace } from './chain';
import { ChainPlaces, nameOf } from './chain-places';

interface Move {
  readonly name: string;
  /** Null: before its first record. */
  readonly place: ChainPlace | null;
}

const lineOf = (name: string, place: ChainPlace | null): string =>
  `${JSON.stringify({ name, place } satisfies Move)}\n`;

/** The moves that were kept, oldest first. */
async function* movesIn(path: string): AsyncGenerator<Move> {
  const file = await open(path, 'a+');
  try {
    const { size } = await file.stat();
    for await (const { text } of linesIn(file, 0, size)) yield JSON.parse(text.toString()) as Move;
  } finally {
    await file.close();
  }
}

/** Places in a file of one process, held in memory as well (about 200 bytes a key); moves are appended. */
export class FileChainPlaces extends ChainPlaces {
  private moved: string[] = [];
  private keeping: Promise<void> = Promise.resolve();

  private constructor(
    private readonly file: FileHandle,
    private readonly places: Map<string, ChainPlace>,
  ) {
    super();
  }

  /** Reads what was kept and writes it anew, shortened. */
  static async open(path: string): Promise<FileChainPlaces> {
    const places = new Map<string, ChainPlace>();
    await mkdir(dirname(path), { recursive: true });
    for await (const { name, place } of movesIn(path)) {
      if (place) places.set(name, place);
      else places.delete(name);
    }
    await writeWhole(path, [...places].map(([name, place]) => lineOf(name, place)).join(''));
    return new FileChainPlaces(await open(path, 'a'), places);
  }

  get(topic: string, key: string): Promise<ChainPlace | undefined> {
    return Promise.resolve(this.places.get(nameOf(topic, key)));
  }

  put(topic: string, key: string, place: ChainPlace | undefined): Promise<void> {
    const name = nameOf(topic, key);
    if (place) this.places.set(name, place);
    else this.places.delete(name);
    this.moved.push(lineOf(name, place ?? null));
    return Promise.resolve();
  }

  keep(): Promise<void> {
    this.keeping = this.keeping.then(() => this.append());
    return this.keeping;
  }

  async close(): Promise<void> {
    await this.keep();
    await this.file.close();
  }

  private async append(): Promise<void> {
    const moved = this.moved;
    if (moved.length === 0) return;
    this.moved = [];
    await this.file.appendFile(moved.join(''));
    await this.file.datasync();
  }
}

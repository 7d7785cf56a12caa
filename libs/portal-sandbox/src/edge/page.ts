import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { packageRoot } from '@hoso/platform';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
};

export interface PageFile {
  readonly type: string;
  readonly text: string;
}

/** The files of the page by name; read once, so that nothing else of the disk can be asked for. */
export class Page {
  private constructor(private readonly files: ReadonlyMap<string, PageFile>) {}

  static async read(): Promise<Page> {
    const folder = join(packageRoot(__dirname), 'libs', 'portal-sandbox', 'page');
    const files = new Map<string, PageFile>();
    for (const name of await readdir(folder)) {
      const type = TYPES[extname(name)];
      if (type) files.set(name, { type, text: await readFile(join(folder, name), 'utf8') });
    }
    return new Page(files);
  }

  file(name: string): PageFile | undefined {
    return this.files.get(name);
  }
}

import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { compileLib } from '../testing/compile-lib';

const TURNS = 5;
const AT_ONCE = 40;

it('leaves no call open when readers leave once they have seen what they look for', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'early-leaver-'));
  try {
    compileLib(folder);
    const words = [join(folder, 'early-leaver.cjs'), join(folder, 'data'), String(TURNS), String(AT_ONCE)];
    const { stdout } = await promisify(execFile)(process.execPath, words);
    expect(Number(stdout)).toBeLessThan(AT_ONCE / 4);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

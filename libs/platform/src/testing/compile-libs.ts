import { transformSync } from '@swc/core';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const LIBS = resolve(__dirname, '../../..');
const VENDORS = resolve(LIBS, '../node_modules');

const compileFile = (source: string, target: string): void => {
  const { code } = transformSync(readFileSync(source, 'utf8'), {
    filename: source,
    swcrc: false,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
    module: { type: 'commonjs' },
  });
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, code);
};

const compileFolder = (source: string, target: string): void => {
  for (const entry of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (!entry.endsWith('.ts') || /(^|\/)testing\/|\.spec\.ts$/.test(entry)) continue;
    compileFile(join(source, entry), join(target, entry.replace(/\.ts$/, '.js')));
  }
};

/**
 * Compiles libs into a folder, for child processes and threads that begin there and know no TypeScript; vendors are found as well.
 * @returns the folder that holds them, by name
 */
export const compileLibs = (folder: string, names: readonly string[]): string => {
  const modules = join(folder, 'node_modules');
  const compiled = join(modules, '@hoso');
  for (const name of names) compileFolder(join(LIBS, name, 'src'), join(compiled, name));
  for (const vendor of readdirSync(VENDORS)) symlinkSync(join(VENDORS, vendor), join(modules, vendor));
  return compiled;
};

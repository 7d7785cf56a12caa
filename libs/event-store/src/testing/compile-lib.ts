import { transformSync } from '@swc/core';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const LIBS = resolve(__dirname, '../../..');

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

/** Compiles this lib and the kernel into a folder and returns its front door, for child processes and worker threads. */
export const compileLib = (folder: string): string => {
  const modules = join(folder, 'node_modules');
  compileFolder(join(LIBS, 'kernel/src'), join(modules, '@hoso/kernel'));
  for (const vendor of ['@eventstore', '@grpc', 'lmdb', 'temporal-polyfill'])
    symlinkSync(resolve(LIBS, '../node_modules', vendor), join(modules, vendor));
  compileFolder(join(LIBS, 'event-store/src'), join(folder, 'event-store'));
  for (const script of ['writer.cjs', 'early-leaver.cjs'])
    cpSync(join(__dirname, script), join(folder, script));
  return join(folder, 'event-store/index.js');
};

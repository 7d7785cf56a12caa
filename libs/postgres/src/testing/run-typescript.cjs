// For specifications that start a process of their own and kill it: `node -r <this file> -e "require('./some.ts')"`.
const { transformSync } = require('@swc/core');
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { join } = require('node:path');

const root = join(__dirname, '../../../..');
const resolve = Module._resolveFilename;

Module._resolveFilename = (request, ...rest) => {
  const lib = /^@hoso\/([a-z-]+)$/.exec(request)?.[1];
  return resolve.call(Module, lib ? join(root, 'libs', lib, 'src/index.ts') : request, ...rest);
};
require.extensions['.ts'] = (module, file) =>
  module._compile(
    transformSync(readFileSync(file, 'utf8'), {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
      module: { type: 'commonjs', ignoreDynamic: true },
      swcrc: false,
      filename: file,
    }).code,
    file,
  );

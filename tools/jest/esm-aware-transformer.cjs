// Jest on Node < 24.9 cannot require ES modules, and its CommonJS world has no import(). TypeScript is compiled
// here, ESM-only dependencies (and CommonJS files that hold an import()) become CommonJS, the rest passes through.
const { transformSync, version } = require('@swc/core');
const { createHash } = require('node:crypto');
const { existsSync, readFileSync } = require('node:fs');
const { dirname, extname, join } = require('node:path');

const packageTypes = new Map();

function packageType(dir) {
  if (packageTypes.has(dir)) return packageTypes.get(dir);
  const manifest = join(dir, 'package.json');
  const parent = dirname(dir);
  let type = 'commonjs';
  if (existsSync(manifest)) type = JSON.parse(readFileSync(manifest, 'utf8')).type ?? 'commonjs';
  else if (parent !== dir) type = packageType(parent);
  packageTypes.set(dir, type);
  return type;
}

const isEsModule = (file) =>
  extname(file) === '.mjs' || (extname(file) === '.js' && packageType(dirname(file)) === 'module');

const typescript = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    target: 'es2023',
    keepClassNames: true,
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
  swcrc: false,
};

const javascript = {
  jsc: { parser: { syntax: 'ecmascript' }, target: 'es2023', keepClassNames: true },
  module: { type: 'commonjs', importInterop: 'node', ignoreDynamic: false },
  sourceMaps: 'inline',
  swcrc: false,
};

module.exports = {
  canInstrument: false,
  getCacheKey: (source, file, { instrument }) =>
    createHash('sha1').update(`${version} 1 ${instrument} ${file}`).update(source).digest('hex'),
  process(source, file) {
    if (/\.[cm]?tsx?$/.test(file)) return transformSync(source, { ...typescript, filename: file });
    if (!isEsModule(file) && !/\bimport\s*\(/.test(source)) return { code: source };
    return transformSync(source, { ...javascript, filename: file });
  },
};

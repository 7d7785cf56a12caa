const { availableParallelism } = require('node:os');
const { compilerOptions } = require('./tsconfig.base.json');

const aliases = Object.entries(compilerOptions.paths).map(([alias, [target]]) => [
  `^${alias}$`,
  target.replace('./', '<rootDir>/'),
]);

module.exports = {
  rootDir: __dirname,
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/tools'],
  testRegex: '.*\\.spec\\.ts$',
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  transform: { '\\.[cm]?[jt]sx?$': '<rootDir>/tools/jest/esm-aware-transformer.cjs' },
  transformIgnorePatterns: [],
  moduleNameMapper: {
    ...Object.fromEntries(aliases),
    '^lmdb$': '<rootDir>/tools/jest/lmdb-of-each-file.cjs',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  testEnvironment: 'node',
  testTimeout: 60_000,
  // Tests of whole engines wait more than they work, and a worker keeps something of every file that it has run.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  workerIdleMemoryLimit: '1200MB',
};

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
  moduleNameMapper: { ...Object.fromEntries(aliases), '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironment: 'node',
  testTimeout: 30_000,
};

export { compileLibs } from './compile-libs';

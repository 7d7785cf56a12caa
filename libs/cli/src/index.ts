export type { CommandLine } from './grammar/speaking';
export { runCommandLine } from './program';

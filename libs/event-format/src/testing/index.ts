export {
  changedGoldenFiles,
  goldenFile,
  missingGoldenFiles,
  readGoldenSamples,
  writeMissingGoldenSamples,
} from './golden';
export type { GoldenSample } from './golden';
export { goldenEvents } from './golden-events';

export { SAMPLE_LETTERS } from './sample-letters';
export { sampleReport } from './sample-report';
export { describeFileStore, fileKey, keysOf, uploadOf } from './describe-file-store';
export { histories, SAMPLE_HISTORIES } from './sample-histories';

export { SAMPLE_LETTERS } from './sample-letters';
export { sampleReport } from './sample-report';

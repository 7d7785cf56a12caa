export { recordedIn, recordedStream } from './recorded';
export { goldenRecords, publishedSample } from './published-samples';

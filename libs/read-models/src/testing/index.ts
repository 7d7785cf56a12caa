export { projectionSpec } from './projection-spec';
export { write, writeReference } from './written-log';

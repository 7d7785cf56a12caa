import { recording } from './recording';

/** A step has used up its share of the limit (control slip, form 05/06). */
export const recordStepOverdue = recording('step-overdue');

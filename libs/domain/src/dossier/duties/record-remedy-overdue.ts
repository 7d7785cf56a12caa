import { recording } from './recording';

/** What was promised to be put right is not, and its day has passed. */
export const recordRemedyOverdue = recording('remedy-overdue');

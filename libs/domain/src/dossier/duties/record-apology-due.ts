import { recording } from './recording';

/** Neither result nor letter on the last working day before the due day (NĐ 61/2018 art. 19.9). */
export const recordApologyDue = recording('apology-due');

import { recording } from './recording';

/** The explanation of a breach was not filed in time. */
export const recordExplanationLate = recording('explanation-late');

import { recording } from './recording';

/** The applicant has not answered in time; it lapses only when people let it. */
export const recordSupplementUnanswered = recording('supplement-unanswered');

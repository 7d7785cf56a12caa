import { recording } from './recording';

/** The due date comes near: a threshold of the policy is reached. */
export const recordNearDue = recording('near-due');

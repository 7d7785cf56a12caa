import { recording } from './recording';

/** Returned late, and the letter never came: the second breach, with which the dossier closes. */
export const recordApologyBreach = recording('apology-breach');

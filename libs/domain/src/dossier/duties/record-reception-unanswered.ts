import { recording } from './recording';

/** Filed online, and neither accepted nor sent back within 8 working hours (NĐ 45/2020 art. 11). */
export const recordReceptionUnanswered = recording('reception-unanswered');

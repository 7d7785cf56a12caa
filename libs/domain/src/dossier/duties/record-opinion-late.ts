import { recording } from './recording';

/** Another agency has not answered in time, and is answerable for it (NĐ 61/2018 art. 19). */
export const recordOpinionLate = recording('opinion-late');

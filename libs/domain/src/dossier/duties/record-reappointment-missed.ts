import { recording } from './recording';

/** What was promised anew was not kept either: there is one re-appointment only. */
export const recordReappointmentMissed = recording('reappointment-missed');

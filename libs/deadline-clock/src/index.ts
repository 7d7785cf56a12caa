export { DeadlineClock } from './deadline-clock';
export type { ClockParts, RefusedCase, Sweep } from './deadline-clock';
export { Foresight } from './foresight';
export type { ForesightParts } from './foresight';
export { CASES_AT_ONCE, startDeadlineClock } from './start-deadline-clock';
export type { ClockJournal, ClockStatus, DeadlineClockStart, RunningClock } from './start-deadline-clock';
export { watchedDossiers, watchedPetitions } from './watched-cases';
export type { DutyView, RecordingOutcome, WatchedCases } from './watched-cases';

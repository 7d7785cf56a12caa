export { DeadlineClock } from './deadline-clock';
export type { ClockParts, RefusedDossier, Sweep } from './deadline-clock';
export { startDeadlineClock } from './start-deadline-clock';
export type { ClockJournal, ClockStatus, DeadlineClockStart, RunningClock } from './start-deadline-clock';

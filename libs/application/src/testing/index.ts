export { FaultyStore } from './faulty-store';
export type { Chance } from './faulty-store';
export { SERVICE, SetClock, contextOf, requestOf, startApplication } from './application-fixture';
export type { ApplicationFixture } from './application-fixture';
export { ONE_PROCEDURE } from './one-procedure';
export { MemoryOpenDossiers } from './memory-open-dossiers';
export { announceDaysOff, assess, OPERATIONS, order, receiveOne } from './redating-world';

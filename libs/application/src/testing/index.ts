export { SERVICE, SetClock, contextOf, requestOf, startApplication } from './application-fixture';
export type { ApplicationFixture } from './application-fixture';

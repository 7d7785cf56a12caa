export { SightedClocks } from './sighted-clocks';
export type { SightedClock, SightedClockParts } from './sighted-clocks';
